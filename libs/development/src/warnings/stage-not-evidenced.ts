import type { WarningInterval } from '#kernel';
import { earliest } from '../earliest.js';
import { stageEvidencedOn } from '../stages/evidence.js';
import { stages } from '../stages/codes.js';
import { duringDevelopment } from './intervals.js';

export const stageNotEvidenced = duringDevelopment({
  code: 'stage-not-evidenced',
  version: 2,
  title: 'Stage assessed beyond what is on record',
  severity: 'amber',
  source: 'SCIE guide 36: the four scenarios and what each has.',
  matters: 'A stage that only stands on paper hides what the organisation still needs from its commissioner.',
  clearedBy: ['assess-stage'],
  owner: 'programme-manager',
  intervals: (ulo) =>
    ulo.stages.assessments.flatMap(({ on, stage }, i): WarningInterval[] => {
      if (stage === 'individuals') return [];
      const evidenced = stageEvidencedOn(ulo, stage);
      const clears = earliest(evidenced, ulo.stages.assessments[i + 1]?.on);
      return clears !== null && clears <= on ? [] : [{ opens: on, clears, why: `Assessed on ${on} as “${stages[stage].toLowerCase()}”; not all that this stage has was on record.` }];
    }),
});

import { Choice, Command, LongText, UloCommand } from '#kernel';
import { uloFact } from '../ulo-part.js';
import { stages, type Stage } from './codes.js';

@Command({ name: 'assess-stage', title: 'Assess the stage', help: 'One of the four scenarios of SCIE guide 36. It is an assessment: nothing waits for it, and a ULO can be at an earlier stage again.', roles: ['committee', 'user-member', 'mentor', 'programme-manager', 'commissioner'] })
export class AssessStage extends UloCommand {
  @Choice({ label: 'At which stage is the ULO?', options: stages })
  stage!: Stage;

  @LongText({ label: 'Why?', hint: 'Do not write names.', optional: true })
  why?: string;
}

export const stageAssessed = uloFact('stages', {
  command: AssessStage,
  type: 'StageAssessed',
  version: 1,
  title: 'Stage assessed',
  describe: ({ stage, why }) => (why === undefined ? stages[stage] : `${stages[stage]}: ${why}`),
  evolve: ({ assessments }, { id, occurredOn, data: { stage, why = null } }) => void assessments.push({ id, on: occurredOn, stage, why }),
});

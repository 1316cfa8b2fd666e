import { silences } from './silence.js';
import { duringDevelopment } from './intervals.js';

export const noNetworkingForSixMonths = duringDevelopment({
  code: 'no-networking-for-six-months',
  version: 2,
  title: 'No networking for six months',
  severity: 'amber',
  source: 'SCIE guide 36: the ULO networked so that no work was repeated. Six months after the aim are a planning default.',
  matters: 'Networking with other organisations keeps their work from being repeated and makes relationships supportive.',
  clearedBy: ['map-organisations', 'check-duplication', 'agree-relationships'],
  owner: 'owner',
  intervals({ partnership: { aims }, outreach }) {
    const aim = aims[0];
    if (!aim) return [];
    const { mappings, duplicationChecks, relationships, reached, carersRoutes } = outreach;
    const done = [...mappings, ...duplicationChecks, ...relationships, ...reached, ...carersRoutes].map(({ on }) => on);
    const marks = [aim.on, ...done.filter((on) => on > aim.on).sort()];
    return silences(marks, 6, null, (mark) => (mark === aim.on ? `None since the aim was adopted on ${mark}.` : `The last was on ${mark}.`));
  },
});

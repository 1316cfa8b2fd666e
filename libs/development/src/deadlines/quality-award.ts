import { beforeItEnds, type KindOfDeadline } from './kind-of-deadline.js';

export const qualityAwardEnds: KindOfDeadline = {
  label: 'Quality award ends',
  staysOverdue: false,
  whatToDo: 'Renew the award, or record what follows it.',
  tab: 'launch-and-services',
  defaultRule: beforeItEnds,
  deadlines: ({ quality: { awards } }) =>
    awards.map(({ id, on, level, endsOn }, i) => ({
      subject: id,
      name: level ?? 'Quality award',
      dueOn: endsOn,
      from: on,
      until: awards.slice(i + 1).find((later) => later.endsOn > endsOn)?.on ?? null,
    })),
};

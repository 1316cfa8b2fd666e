import type { UloView } from '#dashboards';
import { date } from '#ui';
import { heads, type Block } from '../blocks.js';
import { dash, dateOr, yes } from '../words.js';

/** The milestones that were reached, and the pauses and setbacks of the development. */
export const course = ({ progress, steps: { pauses, returns } }: UloView): Block[] => [
  {
    kind: 'table',
    table: {
      caption: 'Gates passed, and establishment', head: heads('Day', 'Phase', 'What', 'Recorded as news'),
      rows: progress.items.map((one) => [date(one.on), one.phase === null ? dash : `${one.phase.code} ${one.phase.label}`, one.what, yes(one.isNews)]), empty: 'No gate has been passed yet.',
    },
  },
  {
    kind: 'table',
    table: {
      caption: 'Pauses, and returns to a phase', head: heads('From', 'What', 'Why', 'Over'),
      rows: [
        ...pauses.map((p): [string, string, string, string, string] => [p.from, date(p.from), 'Paused', p.why, dateOr(p.to, 'Not yet')]),
        ...returns.map((r): [string, string, string, string, string] => [r.on, date(r.on), `Returned to phase ${r.phase}`, r.why, dateOr(r.endedOn, 'Not yet')]),
      ].sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)).map(([, ...cells]) => cells),
      empty: 'It was never paused, and never returned to a phase.',
    },
  },
];

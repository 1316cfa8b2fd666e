import type { Needs } from '#dashboards';
import { daysAway } from '#reminders';
import { deadlines } from '#development';
import { date } from '#ui';
import { heads, type Block, type Cell } from '../blocks.js';
import { readable } from '../words.js';

/** Overdue and soon due deadlines, with what to do about them. */
export const needsBlocks = ({ on, items, more }: Needs): Block[] => [
  {
    kind: 'table',
    table: {
      caption: 'Due and overdue', captionHidden: true, head: heads('Due', 'When', 'What', 'ULO', 'What to do'),
      rows: items.map((need): Cell[] => [
        date(need.dueOn),
        need.dueOn < on ? { text: daysAway(on, need.dueOn), colour: 'red' } : daysAway(on, need.dueOn),
        { text: readable(need.name), href: `/ulos/${need.ulo.id}/${deadlines[need.kind].tab}` },
        { text: need.ulo.name, href: `/ulos/${need.ulo.id}` },
        { text: need.whatToDo, wide: true },
      ]),
      empty: more ? 'Nothing among what is due first.' : 'Nothing is overdue, or due within four weeks.',
    },
  },
  ...(more ? [{ kind: 'text', text: 'This page does not show everything. The reminders of each programme list all of it.' } as const] : []),
];

import { ownerInWords, type Need, type Needs, type StepNeed } from '#dashboards';
import { daysAway } from '#reminders';
import { deadlines } from '#development';
import { date } from '#ui';
import { heads, type Block, type Cell } from '../blocks.js';
import { CARD_ROWS } from '../paging.js';
import { dash, readable } from '../words.js';

/** Overdue deadlines and those due soon, with the next action for each. */
export const needsBlocks = ({ on, items, more, steps, moreSteps }: Needs, paging?: { previous?: string; next: string }): Block[] => [
  {
    kind: 'table',
    table: {
      caption: 'Due and overdue', captionHidden: true, pageRows: CARD_ROWS, head: heads('Due', 'When', 'What', 'ULO', 'Whose it is', 'What to do'),
      rows: items.map((need): Cell[] => [
        date(need.dueOn),
        need.dueOn < on ? { text: daysAway(on, need.dueOn), colour: 'red' } : daysAway(on, need.dueOn),
        { text: readable(need.name), href: placeOf(need) },
        { text: need.ulo.name, href: `/ulos/${need.ulo.id}` },
        [...new Set(need.owners.map(ownerInWords))].join(', '),
        { text: need.whatToDo, wide: true },
      ]),
      empty: more ? 'Nothing among what is due first.' : 'Nothing is overdue, or due within four weeks.',
    },
  },
  ...(paging ? [{ kind: 'pages', ...(paging.previous === undefined ? {} : { previous: paging.previous }), ...(more ? { next: paging.next } : {}) } as const] : more ? [{ kind: 'text', text: 'This page does not show everything.' } as const] : []),
  ...(paging?.previous !== undefined ? [] : otherSteps({ on, steps, moreSteps })),
];

const otherSteps = ({ on, steps, moreSteps }: Pick<Needs, 'on' | 'steps' | 'moreSteps'>): Block[] => [
  { kind: 'table', table: { caption: 'Other steps that can be worked on', pageRows: CARD_ROWS, head: heads('Step', 'ULO', 'Whose it is', 'Since', 'Agreed', 'Finish by'), rows: steps.map((step) => stepRow(step, on)), empty: 'There is no other step.' } },
  ...(moreSteps ? ([{ kind: 'text', text: 'These are the steps that come first.' }, { kind: 'links', links: [{ text: 'What is next in each ULO', href: '/ulos?sort=later' }] }] satisfies Block[]) : []),
];

/** The page where the reader can act on it. */
const placeOf = ({ kind, subject, ulo }: Need): string =>
  kind === 'step-due' ? `/ulos/${ulo.id}/steps/${encodeURIComponent(subject.slice('step '.length))}` : `/ulos/${ulo.id}/${deadlines[kind].tab}`;

const stepRow = ({ ulo, code, title, owner, person, standing, since, agreedOn, finishBy }: StepNeed, on: string): Cell[] => [
  { text: `${code} ${title}`, href: `/ulos/${ulo.id}/steps/${code}` },
  { text: ulo.name, href: `/ulos/${ulo.id}` },
  ownerInWords({ owner, person }),
  `${standing.label}, ${date(since)}`,
  agreedOn === null ? dash : agreedOn < on ? { text: `${date(agreedOn)}, ${daysAway(on, agreedOn)}`, colour: 'red' } : date(agreedOn),
  date(finishBy),
];

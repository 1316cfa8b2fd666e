import type { UloView } from '#dashboards';
import { actorRoles } from '#kernel';
import { date, plural } from '#ui';
import type { Block, WarningItem } from '../blocks.js';
import { heads } from '../blocks.js';
import { readable } from '../words.js';
import type { TabContext } from './tab.js';

type Warning = UloView['warnings']['all'][number];

/** Every warning of the ULO: open, upcoming and cleared. */
export function warnings({ warnings: w }: UloView, context: TabContext): Block[] {
  const coming = w.all.filter((each) => each.status === 'coming');
  const past = w.all.filter((each) => each.status === 'cleared');
  return [
    { kind: 'text', text: 'A warning does not stop you from recording anything. It shows what is missing that the guidance calls vital, and since when.' },
    { kind: 'heading', text: 'Open' },
    { kind: 'warnings', items: warningItems(w.open, context, true), empty: 'No warning is open.' },
    ...(coming.length > 0
      ? ([
          { kind: 'heading', text: 'Coming, if nothing changes' },
          { kind: 'table', table: { caption: 'Warnings to come', captionHidden: true, head: heads('Warning', 'Opens', 'Why'), rows: coming.map((c) => [c.title, date(c.opens), readable(c.why)]) } },
        ] satisfies Block[])
      : []),
    {
      kind: 'table',
      table: {
        caption: 'Warnings that have cleared',
        head: heads('Warning', 'Opened', 'Cleared', 'Open for', 'Why'),
        rows: past.toReversed().map((p) => [p.title, date(p.opens), p.clears ? date(p.clears) : '', plural(p.daysOpen, 'day'), readable(p.why)]),
        empty: 'No warning has cleared yet.',
        csv: context.csv('warnings'),
      },
    },
    {
      kind: 'table',
      table: { caption: 'What was answered', head: heads('Day', 'Warning', 'Answer', 'By'), rows: w.answers.toReversed().map((a) => [date(a.on), a.warning.label, a.answer, actorRoles[a.by]]), empty: 'No warning has been answered yet.' },
    },
  ];
}

/** @param whole true to add why it matters and who gets it; long lists omit this */
export const warningItems = (open: readonly Warning[], context: TabContext, whole = false): WarningItem[] =>
  open.map((warning) => {
    const { title, severity, why, opens, code, acknowledged, clearedBy } = warning;
    const href = context.form('acknowledge-warning', { code });
    const answer = acknowledged ? { answer: `Answered ${date(acknowledged.on)} by ${actorRoles[acknowledged.by].toLowerCase()}: ${acknowledged.answer}` } : {};
    const cures = clearedBy.map((name) => ((form) => ({ text: context.title(name), ...(form ? { href: form } : {}) }))(context.form(name)));
    const more = whole ? { matters: warning.matters, source: warning.source, owner: warning.owner.label } : {};
    return { title, severity, why: readable(why), opens, cures, ...more, ...(href ? { href } : {}), ...answer };
  });

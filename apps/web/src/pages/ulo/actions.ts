import type { UloView } from '#dashboards';
import { date } from '#ui';
import { heads, type Block, type Cell } from '../blocks.js';
import type { TabContext } from './tab.js';

/** Requested actions, with the form that closes each. */
export function actionsTable({ actions: { items } }: UloView, context: TabContext): Block {
  const statusOf = ({ id, closedOn, outcome, overdue }: (typeof items)[number]): Cell => {
    if (closedOn !== null) return `Closed ${date(closedOn)}: ${outcome?.label ?? ''}`;
    const href = context.form('close-action', { action: id });
    const text = overdue ? 'Overdue' : 'Open';
    return href === null ? text : { text: `${text}: close it`, href };
  };
  return {
    kind: 'table',
    table: {
      caption: 'Actions',
      head: heads('Action', 'Who sees to it', 'Since', 'Due', 'Status'),
      rows: items.map((action) => [
        action.about === null ? action.action.label : `${action.action.label}: ${action.about}`, action.owner.label, date(action.raisedOn), date(action.dueOn), statusOf(action),
      ]),
      empty: 'No action was raised.',
    },
  };
}

/** The open actions in brief. */
export const openActions = ({ actions: { items } }: UloView, context: TabContext): Block => ({
  kind: 'facts',
  title: 'Actions',
  links: [{ text: 'All actions', href: context.tab('plan') }],
  rows: items.filter(({ closedOn }) => closedOn === null).map(({ action, about, dueOn, overdue }) => ({
    key: about === null ? action.label : `${action.label}: ${about}`, value: `${overdue ? 'Overdue: was due' : 'Due'} ${date(dueOn)}`,
  })),
  empty: 'No action is open.',
});

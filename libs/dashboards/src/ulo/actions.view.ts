import type { PlainDate } from '#kernel';
import { actionKinds, actionOutcomes, recipients, type ActionsState } from '#development';
import { coded, type Coded } from './shapes.js';

export interface ActionView {
  /** The id of the event that raised it. */
  id: string;
  action: Coded;
  about: string | null;
  owner: Coded;
  raisedOn: PlainDate;
  dueOn: PlainDate;
  closedOn: PlainDate | null;
  outcome: Coded | null;
  overdue: boolean;
}

/** What process managers asked somebody to do: open ones first, each group by the day on which it is due. */
export interface ActionsView {
  items: ActionView[];
}

export const actionsView = ({ actions }: ActionsState, day: PlainDate): ActionsView => ({
  items: actions
    .map(({ id, kind, about, owner, raisedOn, dueOn, closedOn, outcome }) => ({
      id, action: coded(actionKinds, kind), about, owner: coded(recipients, owner), raisedOn, dueOn, closedOn,
      outcome: outcome === null ? null : coded(actionOutcomes, outcome), overdue: closedOn === null && dueOn < day,
    }))
    .sort((a, b) => Number(a.closedOn !== null) - Number(b.closedOn !== null) || (a.dueOn < b.dueOn ? -1 : a.dueOn > b.dueOn ? 1 : 0)),
});

import type { PlainDate } from '#kernel';
import type { Recipient } from '../reminder-policy/codes.js';
import type { ActionKind, ActionOutcome } from './codes.js';

export interface Action {
  id: string;
  kind: ActionKind;
  raisedOn: PlainDate;
  owner: Recipient;
  dueOn: PlainDate;
  /** The id of the event that the action is about, or a code. Kind, subject and due day together are unique in a ULO. */
  subject: string;
  about: string | null;
  closedOn: PlainDate | null;
  outcome: ActionOutcome | null;
}

/** Actions in the order in which they were raised. */
export interface ActionsState {
  actions: Action[];
}

type Identity = Pick<Action, 'kind' | 'subject' | 'dueOn'>;
export const isSameAction = (a: Identity, b: Identity): boolean => a.kind === b.kind && a.subject === b.subject && a.dueOn === b.dueOn;

import { Choice, Command, Day, NOTHING, Text, UloCommand } from '#kernel';
import { recipients, type Recipient } from '../reminder-policy/codes.js';
import { uloFact } from '../ulo-part.js';
import { actionKinds, type ActionKind } from './codes.js';
import { isSameAction } from './state.js';

/** Only process managers issue this command. */
@Command({ name: 'raise-action', title: 'Raise an action', roles: ['milepost'] })
export class RaiseAction extends UloCommand {
  @Choice({ label: 'What is to be done?', options: actionKinds })
  kind!: ActionKind;

  @Choice({ label: 'Who sees to it?', options: recipients })
  owner!: Recipient;

  @Day({ label: 'Due by', noun: 'day it is due' })
  dueOn!: string;

  @Text({ label: 'Subject', hint: 'The id of the event that it is about, or a code.' })
  subject!: string;

  @Text({ label: 'About', hint: 'In words, for example “Public liability insurance”.', optional: true })
  about?: string;
}

export const actionRaised = uloFact('actions', {
  command: RaiseAction,
  type: 'ActionRaised',
  version: 1,
  title: 'Action raised',
  decide: (command, { now }) => (now.actions.actions.some((action) => isSameAction(action, command)) ? NOTHING : undefined),
  describe: ({ kind, dueOn, about }) => `${actionKinds[kind]}${about ? ` (${about})` : ''}, by ${dueOn}`,
  evolve: ({ actions }, { id, occurredOn, data: { about = null, ...data } }) =>
    void actions.push({ id, ...data, about, raisedOn: occurredOn, closedOn: null, outcome: null }),
});

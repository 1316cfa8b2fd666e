import type { EventOf } from '#kernel';
import { uloPart } from '../ulo-part.js';
import { actionClosed } from './close-action.js';
import { actionKinds } from './codes.js';
import { actionRaised } from './raise-action.js';

export * from './codes.js';
export type { Action, ActionsState } from './state.js';
export { RaiseAction } from './raise-action.js';
export { CloseAction } from './close-action.js';

export const actions = uloPart('actions', {
  title: 'Actions',
  initial: () => ({ actions: [] }),
  facts: [actionRaised, actionClosed],
  choices: (ulo) => ({
    'open-action': ulo.actions.actions
      .filter((action) => action.closedOn === null)
      .map(({ id, kind, dueOn }) => ({ id, label: `${actionKinds[kind]}, due ${dueOn}` })),
  }),
});
export type ActionEvent = EventOf<typeof actions>;

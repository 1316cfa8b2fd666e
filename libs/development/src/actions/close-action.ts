import { Choice, Command, NOTHING, Reference, RuleRefused, UloCommand } from '#kernel';
import { uloFact } from '../ulo-part.js';
import { actionOutcomes, type ActionOutcome } from './codes.js';

@Command({
  name: 'close-action',
  title: 'Close an action',
  help: 'An action closes by itself when what it asks for is recorded.',
  roles: ['programme-manager', 'development-worker', 'milepost'],
})
export class CloseAction extends UloCommand {
  @Reference({ label: 'Action', to: 'open-action' })
  action!: string;

  @Choice({ label: 'How did it end?', options: actionOutcomes })
  outcome!: ActionOutcome;
}

export const actionClosed = uloFact('actions', {
  command: CloseAction,
  type: 'ActionClosed',
  version: 1,
  title: 'Action closed',
  decide({ action: id }, { now }) {
    const action = now.actions.actions.find((one) => one.id === id);
    if (!action) throw new RuleRefused('no-such-action', 'There is no such action.', [], 'Choose an open action.');
    return action.closedOn === null ? undefined : NOTHING;
  },
  describe: ({ outcome }) => actionOutcomes[outcome],
  evolve({ actions }, { occurredOn, data: { action: id, outcome } }) {
    const action = actions.find((one) => one.id === id);
    if (action && action.closedOn === null) Object.assign(action, { closedOn: occurredOn, outcome });
  },
});

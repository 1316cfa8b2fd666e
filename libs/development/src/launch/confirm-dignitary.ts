import { Command, NOTHING, Reference, RuleRefused, UloCommand } from '#kernel';
import { uloFact } from '../ulo-part.js';

@Command({ name: 'confirm-dignitary', title: 'Record that a dignitary will come', roles: ['committee', 'development-worker', 'programme-manager'] })
export class ConfirmDignitary extends UloCommand {
  @Reference({ label: 'Which invitation?', to: 'invited-dignitary' })
  invitation!: string;
}

export const dignitaryConfirmed = uloFact('launch', {
  command: ConfirmDignitary,
  type: 'DignitaryConfirmed',
  version: 1,
  title: 'Dignitary will come',
  decide({ invitation }, { now, occurredOn }) {
    const invited = now.launch.dignitaries.find(({ id }) => id === invitation);
    if (!invited) throw new RuleRefused('no-such-invitation', 'There is no such invitation.', [], 'Record the invitation first.');
    if (occurredOn < invited.invitedOn) throw new RuleRefused('not-yet-invited', `They were invited on ${invited.invitedOn}.`, [], 'Check the day.');
    return invited.confirmedOn === null ? undefined : NOTHING;
  },
  describe: () => '',
  evolve({ dignitaries }, { occurredOn, data: { invitation } }) {
    const invited = dignitaries.find(({ id }) => id === invitation);
    if (invited) invited.confirmedOn ??= occurredOn;
  },
});

import { Choice, Command, UloCommand } from '#kernel';
import { uloFact } from '../ulo-part.js';
import { dignitaryRoles, type DignitaryRole } from './codes.js';
import { plannedLaunch, refuseHeld } from './launch-rules.js';

@Command({ name: 'invite-dignitary', title: 'Record a dignitary invited', help: 'By their office, never by name.', roles: ['committee', 'development-worker', 'programme-manager'] })
export class InviteDignitary extends UloCommand {
  @Choice({ label: 'Which office?', options: dignitaryRoles })
  role!: DignitaryRole;
}

export const dignitaryInvited = uloFact('launch', {
  command: InviteDignitary,
  type: 'DignitaryInvited',
  version: 1,
  title: 'Dignitary invited',
  decide(_, { at, occurredOn }) {
    refuseHeld(at.launch);
    plannedLaunch(at.launch, occurredOn);
  },
  describe: ({ role }) => dignitaryRoles[role],
  evolve: ({ dignitaries }, { id, occurredOn, data: { role } }) => void dignitaries.push({ id, invitedOn: occurredOn, role, confirmedOn: null }),
});

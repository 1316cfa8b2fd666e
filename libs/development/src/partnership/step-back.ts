import { Choice, Command, RuleRefused, UloCommand } from '#kernel';
import { uloFact } from '../ulo-part.js';
import { stepBackRoles, type StepBackRole } from './codes.js';

@Command({
  name: 'step-back',
  title: 'Step back as commissioner',
  help: 'The ULO now runs without you.',
  roles: ['commissioner', 'programme-manager'],
  confirm: true,
})
export class StepBack extends UloCommand {
  @Choice({ label: 'What part does the commissioner keep?', options: stepBackRoles })
  role!: StepBackRole;
}

export const commissionerSteppedBack = uloFact('partnership', {
  command: StepBack,
  type: 'CommissionerSteppedBack',
  version: 1,
  title: 'Commissioner stepped back',
  decide(_, { now: { partnership } }) {
    if (partnership.steppedBack)
      throw new RuleRefused('commissioner-already-stepped-back', `The commissioner stepped back on ${partnership.steppedBack.on}.`);
  },
  describe: ({ role }) => stepBackRoles[role],
  evolve: (partnership, { id, occurredOn, data: { role } }) => void (partnership.steppedBack ??= { id, on: occurredOn, role }),
});

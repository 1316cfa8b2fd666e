import { Command, LongText, UloCommand } from '#kernel';
import { uloFact } from '../ulo-part.js';

@Command({ name: 'give-commissioner-advice', title: 'Record advice of the commissioner', help: 'Advice leaves the decision with the group.', roles: ['commissioner', 'programme-manager'] })
export class GiveCommissionerAdvice extends UloCommand {
  @LongText({ label: 'What was advised?', hint: 'Do not write names.' })
  advice!: string;
}

export const commissionerAdviceGiven = uloFact('agenda', {
  command: GiveCommissionerAdvice,
  type: 'CommissionerAdviceGiven',
  version: 1,
  title: 'Commissioner gave advice',
  describe: ({ advice }) => advice,
  evolve: (agenda, { id, occurredOn, data: { advice } }) => void agenda.advice.push({ id, on: occurredOn, advice }),
});

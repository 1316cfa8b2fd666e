import { Command, Day, Reference, RuleRefused, UloCommand } from '#kernel';
import { uloFact } from '../ulo-part.js';
import { organisationManagers } from './roles.js';

@Command({ name: 'renew-insurance', title: 'Renew insurance', roles: organisationManagers })
export class RenewInsurance extends UloCommand {
  @Reference({ label: 'Insurance', to: 'insurance' })
  insurance!: string;

  @Day({ label: 'New last day' })
  endsOn!: string;
}

export const insuranceRenewed = uloFact('governance', {
  command: RenewInsurance,
  type: 'InsuranceRenewed',
  version: 1,
  title: 'Insurance renewed',
  decide(command, { at, occurredOn }) {
    const insurance = at.governance.insurances.find((i) => i.id === command.insurance);
    if (!insurance)
      throw new RuleRefused('no-such-insurance', `No such insurance was in place on ${occurredOn}.`, [], 'Record that it was taken out first.');
    if (command.endsOn <= insurance.endsOn)
      throw new RuleRefused('renewal-is-not-later', `It is already insured until ${insurance.endsOn}.`, [], 'Give a later last day.');
  },
  describe: ({ endsOn }) => `To ${endsOn}`,
  evolve({ insurances }, { occurredOn, data: { insurance, endsOn } }) {
    const renewed = insurances.find((i) => i.id === insurance);
    if (!renewed) return;
    renewed.endsOn = endsOn;
    renewed.terms.push({ on: occurredOn, endsOn });
  },
});

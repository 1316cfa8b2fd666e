import { Choice, Command, Day, RuleRefused, UloCommand } from '#kernel';
import { uloFact } from '../ulo-part.js';
import { insuranceKinds, type InsuranceKind } from './codes.js';
import { organisationManagers } from './roles.js';

@Command({ name: 'take-out-insurance', title: 'Take out insurance', roles: organisationManagers })
export class TakeOutInsurance extends UloCommand {
  @Choice({ label: 'What is insured?', options: insuranceKinds })
  kind!: InsuranceKind;

  @Day({ label: 'Last day', hint: 'The last day insured, itself included.' })
  endsOn!: string;
}

export const insuranceTakenOut = uloFact('governance', {
  command: TakeOutInsurance,
  type: 'InsuranceTakenOut',
  version: 1,
  title: 'Insurance taken out',
  decide({ endsOn }, { occurredOn }) {
    if (endsOn < occurredOn)
      throw new RuleRefused('insurance-ends-before-it-starts', `The last day (${endsOn}) is before the day it was taken out.`);
  },
  describe: ({ kind, endsOn }) => `${insuranceKinds[kind]}, to ${endsOn}`,
  evolve: ({ insurances }, { id, occurredOn, data: { kind, endsOn } }) =>
    void insurances.push({ id, kind, takenOutOn: occurredOn, endsOn, terms: [{ on: occurredOn, endsOn }] }),
});

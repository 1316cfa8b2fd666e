import { RuleRefused, factData, type Part, type PlainDate } from '#kernel';
import type { UloState } from '../ulo.state.js';
import { isAssessable } from './committee-share.js';
import { policyKinds } from './governance.codes.js';
import {
  AdoptConstitution, AdoptPolicies, AmendConstitution, ChooseLegalForm, DeclareCommitteeComposition, ElectCommittee,
  type OpenBankAccount, RegisterOrganisation, RenewInsurance, ReviewPolicy, TakeOutInsurance, type governanceCommands,
} from './governance.commands.js';
import { evolveGovernance } from './governance.evolve.js';
import type { GovernanceEvent } from './governance.events.js';
import type { GovernanceState } from './governance.state.js';

type GovernanceCommand = InstanceType<(typeof governanceCommands)[number]>;

export const governance: Part<GovernanceState, GovernanceCommand, GovernanceEvent, UloState> = {
  name: 'governance',
  initial: () => ({
    constitution: null,
    legalForms: [],
    registrations: [],
    committee: [],
    policies: [],
    insurances: [],
    bankAccountOpenedOn: null,
  }),

  evolve: evolveGovernance,

  decide(command, { at, now, occurredOn }) {
    if (command instanceof ElectCommittee) {
      if (!isAssessable(command))
        throw new RuleRefused('committee-without-members', 'Nobody with a vote was elected.', [], 'Enter how many voting members there are.');
      return [{ type: 'ManagementCommitteeElected', data: factData(command) }];
    }
    if (command instanceof DeclareCommitteeComposition) return [{ type: 'CommitteeCompositionDeclared', data: factData(command) }];
    if (command instanceof AdoptPolicies) {
      mustBeLater(command.reviewOn, occurredOn);
      return [{ type: 'PoliciesAdopted', data: factData(command) }];
    }
    if (command instanceof ReviewPolicy) {
      const { policy } = command;
      if (!at.governance.policies.some((p) => p.code === policy))
        throw new RuleRefused(
          'policy-not-adopted',
          `The policy “${policyKinds[policy]}” was not adopted by ${occurredOn}.`,
          [],
          'Record its adoption first, or check the day.',
        );
      mustBeLater(command.reviewOn, occurredOn);
      return [{ type: 'PolicyReviewed', data: factData(command) }];
    }
    if (command instanceof TakeOutInsurance) {
      if (command.endsOn < occurredOn)
        throw new RuleRefused('insurance-ends-before-it-starts', `The last day (${command.endsOn}) is before the day it was taken out.`);
      return [{ type: 'InsuranceTakenOut', data: factData(command) }];
    }
    if (command instanceof RenewInsurance) {
      const insurance = at.governance.insurances.find((i) => i.id === command.insurance);
      if (!insurance)
        throw new RuleRefused('no-such-insurance', `No such insurance was in place on ${occurredOn}.`, [], 'Record that it was taken out first.');
      if (command.endsOn <= insurance.endsOn)
        throw new RuleRefused('renewal-is-not-later', `It is already insured until ${insurance.endsOn}.`, [], 'Give a later last day.');
      return [{ type: 'InsuranceRenewed', data: factData(command) }];
    }
    if (command instanceof RegisterOrganisation) {
      const { register, number } = command;
      const known = now.governance.registrations.some((r) => r.register === register && r.number === number);
      return known ? [] : [{ type: 'OrganisationRegistered', data: factData(command) }];
    }
    if (command instanceof ChooseLegalForm) {
      if (at.governance.legalForms.at(-1)?.legalForm === command.legalForm) return [];
      return [{ type: 'LegalFormChosen', data: factData(command) }];
    }
    if (command instanceof AmendConstitution) {
      if (!at.governance.constitution)
        throw new RuleRefused('no-constitution', `No constitution was adopted by ${occurredOn}.`, [], 'Record its adoption first.');
      return [{ type: 'ConstitutionAmended', data: factData(command) }];
    }
    if (command instanceof AdoptConstitution) {
      const adopted = now.governance.constitution;
      if (adopted)
        throw new RuleRefused(
          'constitution-already-adopted',
          `The constitution was adopted on ${adopted.adoptedOn}.`,
          [],
          'Amend it, or correct the recorded adoption.',
        );
      return [{ type: 'ConstitutionAdopted', data: factData(command) }];
    }
    command satisfies OpenBankAccount;
    if (now.governance.bankAccountOpenedOn !== null) return [];
    return [{ type: 'BankAccountOpened', data: {} }];
  },
};

function mustBeLater(reviewOn: PlainDate | undefined, than: PlainDate): void {
  if (reviewOn !== undefined && reviewOn <= than)
    throw new RuleRefused('review-is-not-later', `The review (${reviewOn}) must be after ${than}.`, [], 'Give a later day for the review.');
}

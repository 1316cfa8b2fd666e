import type { FactOf, PlainDate } from '#kernel';
import type { PolicyKind } from './governance.codes.js';
import type { GovernanceEvent } from './governance.events.js';
import type { GovernanceState } from './governance.state.js';

export function evolveGovernance(state: GovernanceState, fact: FactOf<GovernanceEvent>): GovernanceState {
  const { id, occurredOn: on } = fact;
  switch (fact.type) {
    case 'ConstitutionAdopted':
      state.constitution ??= { id, adoptedOn: on, amendments: [] };
      return state;
    case 'ConstitutionAmended':
      state.constitution?.amendments.push({ id, on, change: fact.data.change });
      return state;
    case 'LegalFormChosen':
      state.legalForms.push({ id, on, legalForm: fact.data.legalForm });
      return state;
    case 'OrganisationRegistered':
      state.registrations.push({ id, on, ...fact.data });
      return state;
    case 'ManagementCommitteeElected':
    case 'CommitteeCompositionDeclared': {
      const { users, carers, others, unknown = 0 } = fact.data;
      state.committee.push({ id, on, elected: fact.type === 'ManagementCommitteeElected', users, carers, others, unknown });
      return state;
    }
    case 'PoliciesAdopted':
      for (const code of fact.data.policies) lookedAt(state, code, on, fact.data.reviewOn);
      return state;
    case 'PolicyReviewed':
      lookedAt(state, fact.data.policy, on, fact.data.reviewOn);
      return state;
    case 'InsuranceTakenOut': {
      const { kind, endsOn } = fact.data;
      state.insurances.push({ id, kind, takenOutOn: on, endsOn, terms: [{ on, endsOn }] });
      return state;
    }
    case 'InsuranceRenewed': {
      const { insurance, endsOn } = fact.data;
      const renewed = state.insurances.find((i) => i.id === insurance);
      if (renewed) {
        renewed.endsOn = endsOn;
        renewed.terms.push({ on, endsOn });
      }
      return state;
    }
    case 'BankAccountOpened':
      state.bankAccountOpenedOn ??= on;
      return state;
    default:
      return state;
  }
}

/** A review implies that the policy is in force, even when its adoption was since withdrawn. */
function lookedAt(state: GovernanceState, code: PolicyKind, on: PlainDate, reviewOn: PlainDate | undefined): void {
  const policy = state.policies.find((p) => p.code === code);
  const review = { on, reviewOn: reviewOn ?? null };
  if (policy) policy.reviews.push(review);
  else state.policies.push({ code, adoptedOn: on, reviews: [review] });
}

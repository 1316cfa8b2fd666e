import type { EventOf } from '#kernel';
import { uloPart } from '../ulo-part.js';
import { constitutionAdopted } from './adopt-constitution.js';
import { policiesAdopted } from './adopt-policies.js';
import { constitutionAmended } from './amend-constitution.js';
import { legalFormChosen } from './choose-legal-form.js';
import { insuranceKinds } from './codes.js';
import { committeeCompositionDeclared } from './declare-committee-composition.js';
import { committeeElected } from './elect-committee.js';
import { bankAccountOpened } from './open-bank-account.js';
import { organisationRegistered } from './register-organisation.js';
import { insuranceRenewed } from './renew-insurance.js';
import { policyReviewed } from './review-policy.js';
import { insuranceTakenOut } from './take-out-insurance.js';

export * from './codes.js';
export * from './committee-share.js';
export * from './state.js';
export { AdoptConstitution } from './adopt-constitution.js';
export { AmendConstitution } from './amend-constitution.js';
export { ChooseLegalForm } from './choose-legal-form.js';
export { RegisterOrganisation } from './register-organisation.js';
export { ElectCommittee } from './elect-committee.js';
export { DeclareCommitteeComposition } from './declare-committee-composition.js';
export { AdoptPolicies } from './adopt-policies.js';
export { ReviewPolicy } from './review-policy.js';
export { TakeOutInsurance } from './take-out-insurance.js';
export { RenewInsurance } from './renew-insurance.js';
export { OpenBankAccount } from './open-bank-account.js';

export const governance = uloPart('governance', {
  title: 'Governance',
  initial: () => ({
    constitution: null, legalForms: [], registrations: [], committee: [], policies: [], insurances: [], bankAccountOpenedOn: null,
  }),
  facts: [
    constitutionAdopted,
    constitutionAmended,
    legalFormChosen,
    organisationRegistered,
    committeeElected,
    committeeCompositionDeclared,
    policiesAdopted,
    policyReviewed,
    insuranceTakenOut,
    insuranceRenewed,
    bankAccountOpened,
  ],
  choices: ({ governance: { insurances } }) => ({
    insurance: insurances.map(({ id, kind, endsOn }) => ({ id, label: `${insuranceKinds[kind]}, to ${endsOn}` })),
  }),
});
export type GovernanceEvent = EventOf<typeof governance>;

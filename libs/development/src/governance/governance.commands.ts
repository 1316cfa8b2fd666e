import { ChoiceList, Choice, Command, Day, LongText, Reference, Text, UloCommand, Whole, type Role } from '#kernel';
import { insuranceKinds, legalForms, policyKinds, registers } from './governance.codes.js';
import type { InsuranceKind, LegalForm, PolicyKind, Register } from './governance.codes.js';

/** Who decides about the organisation: the people themselves. The programme manager only writes down what they decided. */
const organisation: readonly Role[] = ['user-member', 'committee', 'programme-manager'];
const running: readonly Role[] = ['committee', 'development-worker', 'programme-manager'];

@Command({
  name: 'adopt-constitution',
  title: 'Record that the constitution was adopted',
  help: 'The members agreed the document by which the organisation is governed.',
  part: 'governance',
  stream: 'ulo',
  roles: ['user-member', 'committee'],
  records: 'ConstitutionAdopted',
})
export class AdoptConstitution extends UloCommand {
  @LongText({ label: 'Note', hint: 'For example where it was adopted. Do not write names.', optional: true })
  note?: string;
}

@Command({
  name: 'amend-constitution',
  title: 'Amend the constitution',
  part: 'governance',
  stream: 'ulo',
  roles: ['user-member', 'committee'],
  records: 'ConstitutionAmended',
})
export class AmendConstitution extends UloCommand {
  @LongText({ label: 'What was changed?', hint: 'Do not write names.' })
  change!: string;
}

@Command({
  name: 'choose-legal-form',
  title: 'Choose a legal form',
  part: 'governance',
  stream: 'ulo',
  roles: organisation,
  records: 'LegalFormChosen',
})
export class ChooseLegalForm extends UloCommand {
  @Choice({ label: 'Legal form', options: legalForms })
  legalForm!: LegalForm;
}

@Command({
  name: 'register-organisation',
  title: 'Record a registration',
  part: 'governance',
  stream: 'ulo',
  roles: organisation,
  records: 'OrganisationRegistered',
})
export class RegisterOrganisation extends UloCommand {
  @Choice({ label: 'Register', options: registers })
  register!: Register;

  @Text({ label: 'Number', hint: 'The number in the register.', max: 40 })
  number!: string;
}

/** Voting members by category. The number of voting members is their sum, so it is not asked for. */
abstract class SeatsCommand extends UloCommand {
  @Whole({ label: 'People who use services', hint: 'Voting members only.', max: 200 })
  users!: number;

  @Whole({ label: 'Carers', hint: 'Voting members only. They are counted apart.', max: 200 })
  carers!: number;

  @Whole({ label: 'Others', hint: 'All other voting members.', max: 200 })
  others!: number;

  @Whole({ label: 'Not known', hint: 'Voting members who did not say. They never count as people who use services.', max: 200, optional: true })
  unknown?: number;
}

@Command({
  name: 'elect-committee',
  title: 'Record the election of the management committee',
  help: 'How many voting members of each kind. No names.',
  part: 'governance',
  stream: 'ulo',
  roles: organisation,
  records: 'ManagementCommitteeElected',
})
export class ElectCommittee extends SeatsCommand {}

@Command({
  name: 'declare-committee-composition',
  title: 'Declare who is on the management committee',
  help: 'When seats changed between elections. How many voting members of each kind. No names.',
  part: 'governance',
  stream: 'ulo',
  roles: organisation,
  records: 'CommitteeCompositionDeclared',
})
export class DeclareCommitteeComposition extends SeatsCommand {}

@Command({
  name: 'adopt-policies',
  title: 'Adopt policies',
  part: 'governance',
  stream: 'ulo',
  roles: ['committee', 'user-member', 'programme-manager'],
  records: 'PoliciesAdopted',
})
export class AdoptPolicies extends UloCommand {
  @ChoiceList({ label: 'Policies', options: policyKinds })
  policies!: PolicyKind[];

  @Day({ label: 'Review by', hint: 'The day by which they are to be looked at again.', optional: true })
  reviewOn?: string;
}

@Command({
  name: 'review-policy',
  title: 'Review a policy',
  part: 'governance',
  stream: 'ulo',
  roles: ['committee', 'user-member', 'programme-manager'],
  records: 'PolicyReviewed',
})
export class ReviewPolicy extends UloCommand {
  @Choice({ label: 'Policy', options: policyKinds })
  policy!: PolicyKind;

  @Day({ label: 'Next review by', optional: true })
  reviewOn?: string;
}

@Command({
  name: 'take-out-insurance',
  title: 'Take out insurance',
  part: 'governance',
  stream: 'ulo',
  roles: running,
  records: 'InsuranceTakenOut',
})
export class TakeOutInsurance extends UloCommand {
  @Choice({ label: 'What is insured?', options: insuranceKinds })
  kind!: InsuranceKind;

  @Day({ label: 'Last day', hint: 'The last day insured, itself included.' })
  endsOn!: string;
}

@Command({
  name: 'renew-insurance',
  title: 'Renew insurance',
  part: 'governance',
  stream: 'ulo',
  roles: running,
  records: 'InsuranceRenewed',
})
export class RenewInsurance extends UloCommand {
  @Reference({ label: 'Insurance', to: 'insurance' })
  insurance!: string;

  @Day({ label: 'New last day' })
  endsOn!: string;
}

@Command({
  name: 'open-bank-account',
  title: 'Record that a bank account was opened',
  help: 'Never write the number of the account.',
  part: 'governance',
  stream: 'ulo',
  roles: running,
  records: 'BankAccountOpened',
})
export class OpenBankAccount extends UloCommand {}

export const governanceCommands = [
  AdoptConstitution,
  AmendConstitution,
  ChooseLegalForm,
  RegisterOrganisation,
  ElectCommittee,
  DeclareCommitteeComposition,
  AdoptPolicies,
  ReviewPolicy,
  TakeOutInsurance,
  RenewInsurance,
  OpenBankAccount,
] as const;

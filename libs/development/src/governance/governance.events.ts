import { capital, declareEvents, type DomainEvent, type PlainDate } from '#kernel';
import { counted, listed } from '../words.js';
import { votingMembers, type Seats } from './committee-share.js';
import { insuranceKinds, legalForms, policyKinds, registers } from './governance.codes.js';
import type { InsuranceKind, LegalForm, PolicyKind, Register } from './governance.codes.js';

export type ConstitutionAdopted = DomainEvent<'ConstitutionAdopted', { note?: string }>;
export type ConstitutionAmended = DomainEvent<'ConstitutionAmended', { change: string }>;
export type LegalFormChosen = DomainEvent<'LegalFormChosen', { legalForm: LegalForm }>;
export type OrganisationRegistered = DomainEvent<'OrganisationRegistered', { register: Register; number: string }>;
export type ManagementCommitteeElected = DomainEvent<'ManagementCommitteeElected', Seats>;
export type CommitteeCompositionDeclared = DomainEvent<'CommitteeCompositionDeclared', Seats>;
export type PoliciesAdopted = DomainEvent<'PoliciesAdopted', { policies: PolicyKind[]; reviewOn?: PlainDate }>;
export type PolicyReviewed = DomainEvent<'PolicyReviewed', { policy: PolicyKind; reviewOn?: PlainDate }>;
export type InsuranceTakenOut = DomainEvent<'InsuranceTakenOut', { kind: InsuranceKind; endsOn: PlainDate }>;
/** `insurance` is the id of the `InsuranceTakenOut` that is renewed. */
export type InsuranceRenewed = DomainEvent<'InsuranceRenewed', { insurance: string; endsOn: PlainDate }>;
export type BankAccountOpened = DomainEvent<'BankAccountOpened', object>;

export type GovernanceEvent =
  | ConstitutionAdopted
  | ConstitutionAmended
  | LegalFormChosen
  | OrganisationRegistered
  | ManagementCommitteeElected
  | CommitteeCompositionDeclared
  | PoliciesAdopted
  | PolicyReviewed
  | InsuranceTakenOut
  | InsuranceRenewed
  | BankAccountOpened;

const seatsInWords = (seats: Seats): string => {
  const parts = [
    `${seats.users} who use services`,
    counted(seats.carers, 'carer'),
    counted(seats.others, 'other'),
    ...(seats.unknown ? [`${seats.unknown} not known`] : []),
  ];
  return `${counted(votingMembers(seats), 'voting member')}: ${listed(parts)}`;
};
const nextReview = (reviewOn?: PlainDate): string => (reviewOn ? `, next review ${reviewOn}` : '');
const part = 'governance';

export const governanceEvents = declareEvents<GovernanceEvent>({
  ConstitutionAdopted: { version: 1, part, title: 'Constitution adopted', describe: ({ note }) => note ?? '' },
  ConstitutionAmended: { version: 1, part, title: 'Constitution amended', describe: ({ change }) => change },
  LegalFormChosen: { version: 1, part, title: 'Legal form chosen', describe: ({ legalForm }) => legalForms[legalForm] },
  OrganisationRegistered: {
    version: 1,
    part,
    title: 'Organisation registered',
    describe: ({ register, number }) => `${registers[register]}, number ${number}`,
  },
  ManagementCommitteeElected: { version: 1, part, title: 'Management committee elected', describe: seatsInWords },
  CommitteeCompositionDeclared: { version: 1, part, title: 'Committee composition declared', describe: seatsInWords },
  PoliciesAdopted: {
    version: 1,
    part,
    title: 'Policies adopted',
    describe: ({ policies, reviewOn }) => `${capital(listed(policies.map((p) => policyKinds[p].toLowerCase())))}${nextReview(reviewOn)}`,
  },
  PolicyReviewed: {
    version: 1,
    part,
    title: 'Policy reviewed',
    describe: ({ policy, reviewOn }) => `${policyKinds[policy]}${nextReview(reviewOn)}`,
  },
  InsuranceTakenOut: {
    version: 1,
    part,
    title: 'Insurance taken out',
    describe: ({ kind, endsOn }) => `${insuranceKinds[kind]}, to ${endsOn}`,
  },
  InsuranceRenewed: { version: 1, part, title: 'Insurance renewed', describe: ({ endsOn }) => `To ${endsOn}` },
  BankAccountOpened: { version: 1, part, title: 'Bank account opened', describe: () => '' },
});

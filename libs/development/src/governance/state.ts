import type { PlainDate } from '#kernel';
import type { Seats } from './committee-share.js';
import type { InsuranceKind, LegalForm, PolicyKind, Register } from './codes.js';

export interface Constitution {
  id: string;
  adoptedOn: PlainDate;
  note: string | null;
  amendments: { id: string; on: PlainDate; change: string }[];
}

/** The committee from a day until the next record. */
export interface CommitteeRecord extends Required<Seats> {
  id: string;
  on: PlainDate;
  /** True for an election; false for a declaration of changed seats. */
  elected: boolean;
}

/** A policy in force. */
export interface Policy {
  code: PolicyKind;
  /** The day it was first adopted. */
  adoptedOn: PlainDate;
  /** Adoptions and reviews, each with the day by which the next review was due. */
  reviews: { on: PlainDate; reviewOn: PlainDate | null }[];
}

export interface Insurance {
  id: string;
  kind: InsuranceKind;
  takenOutOn: PlainDate;
  /** The last day insured, renewals included. */
  endsOn: PlainDate;
  /** The start of the insurance and each renewal, with the last insured day as it then was. */
  terms: { on: PlainDate; endsOn: PlainDate }[];
}

/** The governance of the organisation. All lists are in the order in which things happened. */
export interface GovernanceState {
  constitution: Constitution | null;
  legalForms: { id: string; on: PlainDate; legalForm: LegalForm }[];
  registrations: { id: string; on: PlainDate; register: Register; number: string }[];
  committee: CommitteeRecord[];
  policies: Policy[];
  insurances: Insurance[];
  bankAccountOpenedOn: PlainDate | null;
}

/** The committee in the last record; undefined without a record. */
export const committeeOf = (state: GovernanceState): CommitteeRecord | undefined => state.committee.at(-1);

/** The day of the first election. */
export const firstElectedOn = (state: GovernanceState): PlainDate | null =>
  state.committee.find((record) => record.elected)?.on ?? null;

export const isReviewOverdue = (policy: Policy, day: PlainDate): boolean => {
  const due = reviewDueOf(policy);
  return due !== null && due < day;
};

export const isInsuredOn = ({ takenOutOn, endsOn }: Insurance, day: PlainDate): boolean => takenOutOn <= day && day <= endsOn;

/** The day by which the next review of a policy is due, as last recorded. */
export const reviewDueOf = (policy: Policy): PlainDate | null => policy.reviews.at(-1)?.reviewOn ?? null;

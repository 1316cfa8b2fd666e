import type { PlainDate } from '#kernel';
import {
  committeeOf, firstElectedOn, insuranceKinds, isInsuredOn, isReviewOverdue, legalForms, policyKinds, registers, reviewDueOf, votingMembers,
  type CommitteeRecord, type UloState,
} from '#development';
import { coded, type Coded, type Dated, type Share } from './shapes.js';

/** Seats by category as counts, never people. */
export interface CommitteeView {
  id: string;
  /** The day from which the committee was so composed. */
  on: PlainDate;
  /** True for an election, false when changed seats were declared. */
  elected: boolean;
  voting: number;
  users: number;
  carers: number;
  others: number;
  unknown: number;
  /** People who use services, of the voting members. */
  usersOfVoting: Share;
}

export interface SteeringGroupView extends Dated {
  members: number;
  users: number;
  carers: number;
  commissioners: number;
  providers: number;
  others: number;
}

export interface GovernanceView {
  /** The last one formed. */
  steeringGroup: SteeringGroupView | null;
  aim: (Dated & { aim: string; allAges: boolean }) | null;
  constitutionAdoptedOn: PlainDate | null;
  amendments: (Dated & { change: string })[];
  legalForm: (Dated & { form: Coded }) | null;
  registrations: (Dated & { register: Coded; number: string })[];
  firstElectedOn: PlainDate | null;
  /** The composition in force on the day of the view. */
  committee: CommitteeView | null;
  /** Every composition, oldest first. */
  compositions: CommitteeView[];
  policies: { policy: Coded; adoptedOn: PlainDate; reviewDueOn: PlainDate | null; reviewOverdue: boolean }[];
  insurances: { id: string; kind: Coded; takenOutOn: PlainDate; endsOn: PlainDate; inForce: boolean }[];
  bankAccountOpenedOn: PlainDate | null;
}

export function governanceView({ governance: g, partnership }: UloState, day: PlainDate): GovernanceView {
  const committee = committeeOf(g);
  const group = partnership.steeringGroups.at(-1);
  const aim = partnership.aims.at(-1);
  const form = g.legalForms.at(-1);
  return {
    steeringGroup: group
      ? { ...group, members: group.users + group.carers + group.commissioners + group.providers + group.others }
      : null,
    aim: aim ? { id: aim.id, on: aim.on, aim: aim.aim, allAges: aim.allAges } : null,
    constitutionAdoptedOn: g.constitution?.adoptedOn ?? null,
    amendments: g.constitution?.amendments.map((a) => ({ ...a })) ?? [],
    legalForm: form ? { id: form.id, on: form.on, form: coded(legalForms, form.legalForm) } : null,
    registrations: g.registrations.map(({ id, on, register, number }) => ({ id, on, register: coded(registers, register), number })),
    firstElectedOn: firstElectedOn(g),
    committee: committee ? committeeView(committee) : null,
    compositions: g.committee.map(committeeView),
    policies: g.policies.map((p) => ({ policy: coded(policyKinds, p.code), adoptedOn: p.adoptedOn, reviewDueOn: reviewDueOf(p), reviewOverdue: isReviewOverdue(p, day) })),
    insurances: g.insurances.map((insurance) => {
      const { id, kind, takenOutOn, endsOn } = insurance;
      return { id, kind: coded(insuranceKinds, kind), takenOutOn, endsOn, inForce: isInsuredOn(insurance, day) };
    }),
    bankAccountOpenedOn: g.bankAccountOpenedOn,
  };
}

const committeeView = (record: CommitteeRecord): CommitteeView => {
  const { id, on, elected, users, carers, others, unknown } = record;
  const voting = votingMembers(record);
  return { id, on, elected, voting, users, carers, others, unknown, usersOfVoting: { count: users, of: voting } };
};

import type { PlainDate } from '#kernel';
import {
  committeeOf, committeeRules, firstElectedOn, insuranceKinds, isInForceOn, isInsuredOn, isReviewOverdue, judgeCommittee, legalForms, neededBy, offers, policyKinds, registers, reviewDueOf, ruleSetsOf, shareOf, userGroups, usersOnly, votingMembers, whoCounts, type Counting,
  type CommitteeRecord, type CommitteeRules, type UloState,
} from '#development';
import { coded, renewalsOf, type Coded, type Dated, type Renewal, type Share } from './shapes.js';

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
  /** Those who count under the rule set in force, of the voting members. */
  usersOfVoting: Share;
  /** Whether carers are among those who count. */
  carersCount: boolean;
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
  aim: (Dated & { aim: string; allAges: boolean; offers: Coded[]; userGroups: Coded[] }) | null;
  constitutionAdoptedOn: PlainDate | null;
  /** What was noted at its adoption. */
  constitutionNote: string | null;
  amendments: (Dated & { change: string })[];
  legalForm: (Dated & { form: Coded }) | null;
  registrations: (Dated & { register: Coded; number: string })[];
  firstElectedOn: PlainDate | null;
  /** The composition in force on the day of the view. */
  committee: CommitteeView | null;
  /** Every composition, oldest first. */
  compositions: CommitteeView[];
  policies: { policy: Coded; adoptedOn: PlainDate; reviewDueOn: PlainDate | null; reviewOverdue: boolean }[];
  insurances: { id: string; kind: Coded; takenOutOn: PlainDate; endsOn: PlainDate; inForce: boolean; renewals: Renewal[] }[];
  bankAccountOpenedOn: PlainDate | null;
  /** The committee as each rule set judges it: the one in force first, then the others in force on the day of the view. */
  judgements: CommitteeJudgementView[];
}

export interface CommitteeJudgementView {
  ruleSet: Coded;
  version: number;
  /** Whether this ULO is judged by it. */
  applies: boolean;
  share: Share;
  /** The fewest who would have to count. */
  needed: number;
  /** Null: nobody to count. */
  met: boolean | null;
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
    aim: aim ? { id: aim.id, on: aim.on, aim: aim.aim, allAges: aim.allAges, offers: aim.offers.map((o) => coded(offers, o)), userGroups: aim.userGroups.map((u) => coded(userGroups, u)) } : null,
    constitutionAdoptedOn: g.constitution?.adoptedOn ?? null,
    constitutionNote: g.constitution?.note ?? null,
    amendments: g.constitution?.amendments.map((a) => ({ ...a })) ?? [],
    legalForm: form ? { id: form.id, on: form.on, form: coded(legalForms, form.legalForm) } : null,
    registrations: g.registrations.map(({ id, on, register, number }) => ({ id, on, register: coded(registers, register), number })),
    firstElectedOn: firstElectedOn(g),
    committee: committee ? committeeView(committee, whoCounts(partnership, day)) : null,
    compositions: g.committee.map((record) => committeeView(record, whoCounts(partnership, record.on))),
    policies: g.policies.map((p) => ({ policy: coded(policyKinds, p.code), adoptedOn: p.adoptedOn, reviewDueOn: reviewDueOf(p), reviewOverdue: isReviewOverdue(p, day) })),
    insurances: g.insurances.map((insurance) => {
      const { id, kind, takenOutOn, endsOn } = insurance;
      return { id, kind: coded(insuranceKinds, kind), takenOutOn, endsOn, inForce: isInsuredOn(insurance, day), renewals: renewalsOf(insurance.terms) };
    }),
    bankAccountOpenedOn: g.bankAccountOpenedOn,
    judgements: committee ? judgements(committee, committeeRules(partnership, day), day) : [],
  };
}

function judgements(committee: CommitteeRecord, { ruleSet: own, who }: CommitteeRules, day: PlainDate): CommitteeJudgementView[] {
  const others = ruleSetsOf('committee').filter((one) => one.code !== own.code && isInForceOn(one, day));
  return [own, ...others].map((ruleSet) => {
    const share = shareOf(committee, ruleSet.parameters.carers === 'no' ? usersOnly : who);
    const { met, version } = judgeCommittee(ruleSet, { counted: share.count, of: share.of });
    return { ruleSet: { code: ruleSet.code, label: ruleSet.title }, version, applies: ruleSet === own, share, needed: neededBy(ruleSet.parameters, share.of), met };
  });
}

const committeeView = (record: CommitteeRecord, who: Counting): CommitteeView => {
  const { id, on, elected, users, carers, others, unknown } = record;
  const voting = votingMembers(record);
  return { id, on, elected, voting, users, carers, others, unknown, usersOfVoting: shareOf(record, who), carersCount: who.includes('carers') };
};

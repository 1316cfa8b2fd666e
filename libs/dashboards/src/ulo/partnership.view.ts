import type { PlainDate } from '#kernel';
import { audiences, championingActivities, committeeRules, partnerKinds, resourceKinds, ruleSets, stepBackRoles, type CommitteeRules, type UloState } from '#development';
import { coded, type Coded, type Dated, type Share } from './shapes.js';

/** By which rules a ULO was declared established, and to whom they were applied. */
export interface EstablishmentJudgedView {
  ruleSet: Coded;
  version: number;
  share: Share;
  /** Null: not recorded. */
  carersCount: boolean | null;
}

export interface PartnershipView {
  /** The last one agreed. */
  agreed: (Dated & { commissioner: string; mentor: string }) | null;
  /** Everybody who joined, those who left included, in the order in which they joined. */
  partners: (Dated & { partner: string; kind: Coded; leftOn: PlainDate | null; why: string | null })[];
  independence: (Dated & { statement: string }) | null;
  /** The post held, never a person. */
  champion: (Dated & { post: string }) | null;
  championing: (Dated & { activity: Coded; audience: Coded; note: string | null })[];
  resources: (Dated & { kind: Coded; note: string | null })[];
  establishedOn: PlainDate | null;
  established: (Dated & { note: string | null; judged: EstablishmentJudgedView | null }) | null;
  /** By which rules the committee is judged, each from its day on; the first holds until the programme adopts others. */
  rules: { on: PlainDate | null; ruleSet: Coded; version: number; carersCount: boolean; inForce: boolean; adopted: string | null }[];
  /** What is left of the commissioner's part, since that day. */
  steppedBack: (Dated & { role: Coded }) | null;
}

export function partnershipView({ partnership: p, championing: c }: UloState, day: PlainDate): PartnershipView {
  const agreed = p.partnerships.at(-1);
  return {
    agreed: agreed ? { id: agreed.id, on: agreed.on, commissioner: agreed.commissioner, mentor: agreed.mentor } : null,
    partners: p.partners.map(({ id, on, partner, kind, leftOn, why }) => ({ id, on, partner, kind: coded(partnerKinds, kind), leftOn, why })),
    independence: p.independence.at(-1) ?? null,
    champion: c.champions.at(-1) ?? null,
    championing: c.activities.map(({ id, on, activity, audience, note }) => ({
      id,
      on,
      activity: coded(championingActivities, activity),
      audience: coded(audiences, audience),
      note,
    })),
    resources: c.resources.map(({ id, on, kind, note }) => ({ id, on, kind: coded(resourceKinds, kind), note })),
    establishedOn: p.established?.on ?? null,
    established: p.established && { id: p.established.id, on: p.established.on, note: p.established.note, judged: judgedView(p.established.judged) },
    rules: rulesView(p, day),
    steppedBack: p.steppedBack && { id: p.steppedBack.id, on: p.steppedBack.on, role: coded(stepBackRoles, p.steppedBack.role) },
  };
}

type Judged = NonNullable<UloState['partnership']['established']>['judged'];

const judgedView = (judged: Judged): EstablishmentJudgedView | null =>
  judged && { ruleSet: coded(ruleSets, judged.ruleSet), version: judged.version, share: { count: judged.counted, of: judged.votingMembers }, carersCount: judged.carersCount };

function rulesView(p: UloState['partnership'], day: PlainDate): PartnershipView['rules'] {
  const until = { carersCount: p.carersCount, ruleSets: [] };
  const last = p.ruleSets.findLast(({ on }) => on <= day);
  const first = { on: null, adopted: null, inForce: last === undefined, ...ruleView(committeeRules(until)) };
  return [first, ...p.ruleSets.map((one) => ({ on: one.on, adopted: one.adopted, inForce: one === last, ...ruleView(committeeRules({ carersCount: p.carersCount, ruleSets: [one] })) }))];
}

const ruleView = ({ ruleSet, who }: CommitteeRules) => ({ ruleSet: coded(ruleSets, ruleSet.code), version: ruleSet.version, carersCount: who.includes('carers') });

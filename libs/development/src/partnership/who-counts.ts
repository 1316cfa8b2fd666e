import type { PlainDate } from '#kernel';
import { usersOnly, type Counting } from '../governance/committee-share.js';
import type { CommitteeRecord } from '../governance/state.js';
import { ruleSetByCode } from '../rule-sets/all.js';
import type { RuleSet } from '../rule-sets/rule-set.js';
import type { UloState } from '../ulo.state.js';
import type { PartnershipState } from './state.js';

/** The rule set by which a committee is judged, and the categories that count under it. */
export interface CommitteeRules {
  ruleSet: RuleSet<'committee'>;
  who: Counting;
}

type Applied = Pick<PartnershipState, 'carersCount' | 'ruleSets'>;

/** The rules in force on a day; without a day, the latest ones. */
export function committeeRules({ carersCount, ruleSets }: Applied, day?: PlainDate): CommitteeRules {
  const applied = ruleSets.findLast(({ on }) => day === undefined || on <= day);
  const ruleSet = ruleSetByCode('committee', applied?.ruleSet ?? 'dh-2007');
  const carers = ruleSet.parameters.carers === 'choice' && (applied?.carersCount ?? carersCount);
  return { ruleSet, who: carers ? ['users', 'carers'] : usersOnly };
}

/** The categories that count toward the users’ share under the rule set in force on a day; without a day, under the latest. */
export const whoCounts = (partnership: Applied, day?: PlainDate): Counting => committeeRules(partnership, day).who;

/** A committee with the rules by which it is judged. */
export interface CountedCommittee extends CommitteeRecord, CommitteeRules {}

/** One entry for each recorded committee and one for each change of rules, in the order of days. */
export function committeesCounted({ governance: { committee }, partnership }: Pick<UloState, 'governance' | 'partnership'>): CountedCommittee[] {
  const recorded = committee.map((record) => ({ ...record, ...committeeRules(partnership, record.on) }));
  const counted = partnership.ruleSets.flatMap(({ on }): CountedCommittee[] => {
    const sitting = committee.findLast((record) => record.on <= on);
    return sitting ? [{ ...sitting, on, ...committeeRules(partnership, on) }] : [];
  });
  return counted.length === 0 ? recorded : [...recorded, ...counted].sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0));
}

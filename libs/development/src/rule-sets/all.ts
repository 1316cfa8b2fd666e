import type { PlainDate } from '#kernel';
import type { Jurisdiction } from '../programme/codes.js';
import { carerLed, committeeRuleSets } from './data/committee.js';
import { fundingRuleSets } from './data/funding.js';
import { mutualRuleSets, reservationRuleSets, supportedBusiness } from './data/reservation.js';
import { thresholdRuleSets } from './data/thresholds.js';
import type { RuleSet, Topic } from './rule-set.js';

/** Every rule set, by topic and then in the order of their days. */
export const allRuleSets: readonly RuleSet<Topic>[] = [
  ...committeeRuleSets, carerLed, ...reservationRuleSets, ...mutualRuleSets, supportedBusiness, ...thresholdRuleSets, ...fundingRuleSets,
];

export const ruleSetsOf = <T extends Topic>(topic: T): RuleSet<T>[] => allRuleSets.filter((one): one is RuleSet<T> => one.topic === topic);

/** @throws Error for a code that is none of this topic: codes come from choices */
export function ruleSetByCode<T extends Topic>(topic: T, code: string): RuleSet<T> {
  const found = ruleSetsOf(topic).find((one) => one.code === code);
  if (!found) throw new Error(`No rule set of ${topic} has the code ${code}`);
  return found;
}

export interface InForceOptions {
  jurisdiction?: Jurisdiction;
  /** What was known by this day; all that is known now when absent. */
  knownAt?: PlainDate;
}

/** The day from which a rule set held, as it was known on a day. Null: it was not known then that it would. */
export function beginsOn({ inForceFrom, knownFrom, announced = [] }: RuleSet, knownAt?: PlainDate): PlainDate | null {
  if (knownAt === undefined || knownFrom === null || knownFrom <= knownAt) return inForceFrom;
  return announced.findLast((one) => one.knownFrom <= knownAt)?.inForceFrom ?? null;
}

/** Of rule sets that follow each other: the one in force on a day. Undefined before the first. */
export function ruleSetInForce<T extends Topic>(topic: T, day: PlainDate, { jurisdiction = 'england', knownAt }: InForceOptions = {}): RuleSet<T> | undefined {
  return ruleSetsOf(topic)
    .filter((one) => one.jurisdiction.includes(jurisdiction))
    .flatMap((one) => ((begins) => (begins !== null && begins <= day ? [{ one, begins }] : []))(beginsOn(one, knownAt)))
    .sort((a, b) => (a.begins < b.begins ? -1 : 1))
    .at(-1)?.one;
}

/** True on the days on which a rule set of a programme or funder can be used; without days it always can. */
export const isInForceOn = ({ inForceFrom, inForceTo }: RuleSet, day: PlainDate): boolean =>
  (inForceFrom === null || inForceFrom <= day) && (inForceTo === null || day <= inForceTo);

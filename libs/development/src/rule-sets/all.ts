import type { PlainDate } from '#kernel';
import type { Jurisdiction } from '../programme/codes.js';
import { carerLed, committeeRuleSets } from './data/committee.js';
import { fundingRuleSets } from './data/funding.js';
import { mutualRuleSets, reservationRuleSets, supportedBusiness } from './data/reservation.js';
import { thresholdRuleSets } from './data/thresholds.js';
import type { RuleSet, Topic } from './rule-set.js';

/** Every rule set, sorted by topic, then by first day. */
export const allRuleSets: readonly RuleSet<Topic>[] = [
  ...committeeRuleSets, carerLed, ...reservationRuleSets, ...mutualRuleSets, supportedBusiness, ...thresholdRuleSets, ...fundingRuleSets,
];

export const ruleSetsOf = <T extends Topic>(topic: T): RuleSet<T>[] => allRuleSets.filter((one): one is RuleSet<T> => one.topic === topic);

/** @throws Error for a code that is not of this topic, which is a programming error: codes come from choices */
export function ruleSetByCode<T extends Topic>(topic: T, code: string): RuleSet<T> {
  const found = ruleSetsOf(topic).find((one) => one.code === code);
  if (!found) throw new Error(`No rule set of ${topic} has the code ${code}`);
  return found;
}

export interface InForceOptions {
  jurisdiction?: Jurisdiction;
  /** Use only what was known by this day. Absent: use everything known now. */
  knownAt?: PlainDate;
}

/** The first day of a rule set, as known on a day. Null when the rule set was not known then. */
export function beginsOn({ inForceFrom, knownFrom, announced = [] }: RuleSet, knownAt?: PlainDate): PlainDate | null {
  if (knownAt === undefined || knownFrom === null || knownFrom <= knownAt) return inForceFrom;
  return announced.findLast((one) => one.knownFrom <= knownAt)?.inForceFrom ?? null;
}

/** The rule set in force on a day, among rule sets that follow each other. Undefined before the first. */
export function ruleSetInForce<T extends Topic>(topic: T, day: PlainDate, { jurisdiction = 'england', knownAt }: InForceOptions = {}): RuleSet<T> | undefined {
  return ruleSetsOf(topic)
    .filter((one) => one.jurisdiction.includes(jurisdiction))
    .flatMap((one) => ((begins) => (begins !== null && begins <= day ? [{ one, begins }] : []))(beginsOn(one, knownAt)))
    .sort((a, b) => (a.begins < b.begins ? -1 : 1))
    .at(-1)?.one;
}

/** Whether a rule set of a programme or funder can be used on a day. One without days can always be used. */
export const isInForceOn = ({ inForceFrom, inForceTo }: RuleSet, day: PlainDate): boolean =>
  (inForceFrom === null || inForceFrom <= day) && (inForceTo === null || day <= inForceTo);

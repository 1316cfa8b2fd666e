import type { PlainDate } from '#kernel';
import { usersOnly, type Counting } from '../governance/committee-share.js';
import type { CommitteeRecord } from '../governance/state.js';
import type { UloState } from '../ulo.state.js';
import type { PartnershipState } from './state.js';

/** The categories that count toward the users’ share, by the rule set in force on a day; by the last one without a day. */
export function whoCounts({ carersCount, ruleSets }: PartnershipState, day?: PlainDate): Counting {
  const applied = ruleSets.findLast(({ on }) => day === undefined || on <= day);
  return (applied?.carersCount ?? carersCount) ? ['users', 'carers'] : usersOnly;
}

/** A committee, with who counts in it. */
export interface CountedCommittee extends CommitteeRecord {
  who: Counting;
}

/** The committee as it was recorded, and once more on each day from which others count; in the order of days. */
export function committeesCounted({ governance: { committee }, partnership }: Pick<UloState, 'governance' | 'partnership'>): CountedCommittee[] {
  const recorded = committee.map((record) => ({ ...record, who: whoCounts(partnership, record.on) }));
  const counted = partnership.ruleSets.flatMap(({ on }): CountedCommittee[] => {
    const sitting = committee.findLast((record) => record.on <= on);
    return sitting ? [{ ...sitting, on, who: whoCounts(partnership, on) }] : [];
  });
  return counted.length === 0 ? recorded : [...recorded, ...counted].sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0));
}

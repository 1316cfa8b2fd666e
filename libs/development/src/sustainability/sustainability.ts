import { addMonths, type PlainDate } from '#kernel';
import { coreMonths, coreTerms } from '../agreements/core-costs.js';
import { hasLine, isAwarded } from '../bids/state.js';
import { hasMajority } from '../governance/committee-share.js';
import { committeeOf } from '../governance/state.js';
import { whoCounts } from '../partnership/who-counts.js';
import { heldOn, premisesOn } from '../premises/state.js';
import type { UloState } from '../ulo.state.js';

export interface SustainabilityItem {
  code: 'training' | 'governance' | 'premises' | 'networking' | 'funding';
  label: string;
  met: boolean;
}

/** Months for which core costs and premises must be secure, and within which networking counts as recent. */
const SECURE_MONTHS = 12;
const RECENT_MONTHS = 6;

/**
 * The foundations of sustainability from guidance, each met or not on a day: training in securing bids, strong governance, secure
 * premises, networking; and funding.
 * @param ulo folded as at that day
 */
export function sustainabilityOn(ulo: UloState, day: PlainDate): SustainabilityItem[] {
  const { staffing, bids, governance, partnership, premises, outreach } = ulo;
  const committee = committeeOf(governance);
  const held = heldOn(premises, day);
  const lastDay = held ? premisesOn(held, day).endsOn : null;
  const networking = [...outreach.mappings, ...outreach.relationships, ...outreach.duplicationChecks, ...outreach.forums, ...outreach.providerMeetings];
  return [
    { code: 'training', label: 'Staff trained, or training paid for by a bid', met: staffing.trainings.length > 0 || bids.bids.some((bid) => isAwarded(bid) && hasLine(bid, 'training')) },
    {
      code: 'governance', label: 'Constitution, policies, and a committee in the hands of those who count',
      met: governance.constitution !== null && governance.policies.length > 0 && committee !== undefined && hasMajority(committee, whoCounts(partnership, day)),
    },
    { code: 'premises', label: 'Premises secure for a year', met: held !== undefined && (lastDay === null || lastDay >= addMonths(day, SECURE_MONTHS)) },
    { code: 'networking', label: 'Networking in the last six months', met: networking.some(({ on }) => on > addMonths(day, -RECENT_MONTHS)) },
    { code: 'funding', label: 'Core costs covered for a year', met: coreMonths(coreTerms(ulo.agreements), day) >= SECURE_MONTHS },
  ];
}

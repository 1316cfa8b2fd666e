import { hasMajority, shareInWords, shareOf } from '../governance/committee-share.js';
import { committeeOf, firstElectedOn } from '../governance/state.js';
import type { UloState } from '../ulo.state.js';
import { committeeRules, whoCounts } from './who-counts.js';

/** The missing requirements for declaring a ULO established, by name; empty when it may be declared. */
export function establishmentBlockers({ governance, partnership }: UloState): string[] {
  const blockers: string[] = [];
  if (!governance.constitution) blockers.push('No constitution was adopted');
  if (firstElectedOn(governance) === null) blockers.push('No management committee was elected');
  const committee = committeeOf(governance);
  const who = whoCounts(partnership);
  if (committee && !hasMajority(committee, who)) blockers.push(`Only ${shareInWords(committee, who)}: more than half is needed`);
  return blockers;
}

/** The rule set in force on the day of the declaration, and the committee that it judges. */
export function judgementOfEstablishment({ governance, partnership }: UloState) {
  const { ruleSet, who } = committeeRules(partnership);
  const committee = committeeOf(governance);
  if (!committee) return {};
  const { count, of } = shareOf(committee, who);
  return { ruleSet: ruleSet.code, ruleSetVersion: ruleSet.version, counted: count, votingMembers: of, carersCount: who.includes('carers') };
}

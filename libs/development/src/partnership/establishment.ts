import { hasMajority, shareInWords } from '../governance/committee-share.js';
import { committeeOf, firstElectedOn } from '../governance/state.js';
import type { UloState } from '../ulo.state.js';
import { whoCounts } from './who-counts.js';

/** What stands in the way of declaring a ULO established, by name; nothing when it may be declared. */
export function establishmentBlockers({ governance, partnership }: UloState): string[] {
  const blockers: string[] = [];
  if (!governance.constitution) blockers.push('No constitution was adopted');
  if (firstElectedOn(governance) === null) blockers.push('No management committee was elected');
  const committee = committeeOf(governance);
  const who = whoCounts(partnership);
  if (committee && !hasMajority(committee, who)) blockers.push(`Only ${shareInWords(committee, who)}: more than half is needed`);
  return blockers;
}

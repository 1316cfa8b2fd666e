import { addDays, londonDate, type Fact } from '#kernel';
import { nameOfBid, isAwarded } from '../bids/state.js';
import { actionsManager } from './actions-manager.js';

const DAYS_TO_ACT = 28;

/** An awarded bid calls for an action: record the days on which the funder wants reports. */
export const bidAwarded = actionsManager({
  name: 'bid-awarded',
  version: 2,
  title: 'Reports that an awarded bid calls for',
  handles: ['BidSubmitted', 'BidAwarded', 'BidRejected', 'BidWithdrawn', 'ReportRequired'],
  kinds: ['enter-report-days'],
  wanted({ facts, ulo: { bids: { bids } } }) {
    const open = withoutReport(facts);
    return bids.filter(isAwarded).flatMap((bid) => {
      const award = open.find(({ id }) => id === bid.decision?.id);
      if (!award) return [];
      const dueOn = addDays(londonDate(award.recordedAt), DAYS_TO_ACT);
      return [{ kind: 'enter-report-days' as const, owner: 'owner' as const, subject: award.id, about: nameOfBid(bid), dueOn, because: { event: award.id } }];
    });
  },
});

/** The awards without a report that was recorded after them. The reports to one funder settle one award. */
function withoutReport(facts: readonly Fact[]): Fact[] {
  const settled = new Set<string>();
  const reports = facts.filter(({ type }) => type === 'ReportRequired');
  const agreementOf = ({ data }: Fact): string => (data as { agreement: string }).agreement;
  return facts.filter((award) => {
    if (award.type !== 'BidAwarded') return false;
    const report = reports.find((one) => one.revision > award.revision && !settled.has(agreementOf(one)));
    if (report) settled.add(agreementOf(report));
    return !report;
  });
}

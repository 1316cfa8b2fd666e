import { RuleRefused, type DecisionContext } from '#kernel';
import type { UloState } from '../ulo.state.js';
import { nameOfDraft, type BidDraft } from './state.js';

/** @throws RuleRefused when the draft was submitted or given up */
export function openDraft(id: string, { now, occurredOn }: DecisionContext<UloState>): BidDraft {
  const draft = now.bids.drafts.find((one) => one.id === id);
  if (!draft) throw new RuleRefused('no-such-bid-draft', 'There is no such draft of a bid.', [], 'Record the draft first, or submit the bid without one.');
  if (occurredOn < draft.on) throw new RuleRefused('bid-not-yet-drafted', `The bid was drafted on ${draft.on}, after ${occurredOn}.`, [nameOfDraft(draft)], 'Check the day.');
  if (draft.overOn !== null)
    throw new RuleRefused('bid-draft-is-over', `It was ${draft.bid === null ? 'given up' : 'submitted'} on ${draft.overOn}.`, [nameOfDraft(draft)], 'Draft another one.');
  return draft;
}

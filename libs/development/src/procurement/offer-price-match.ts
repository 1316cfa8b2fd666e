import { Command, Money, Reference, RuleRefused, UloCommand, YesNo } from '#kernel';
import { uloFact } from '../ulo-part.js';
import { pounds } from '../words.js';
import { buyers } from './codes.js';
import { runningTender } from './named-tender.js';
import { tenderById } from './state.js';

@Command({ name: 'offer-price-match', title: 'Record that a supported business could match the best price', help: 'Below the threshold the guidance suggests it.', roles: buyers })
export class OfferPriceMatch extends UloCommand {
  @Reference({ label: 'Tender', to: 'running-tender' })
  tender!: string;

  @Money({ label: 'Best price of the others' })
  bestPence!: number;

  @YesNo({ label: 'Did the supported business match it?' })
  matched!: boolean;
}

export const priceMatchOffered = uloFact('procurement', {
  command: OfferPriceMatch,
  type: 'PriceMatchOffered',
  version: 1,
  title: 'Match of the best price offered',
  decide({ tender }, context) {
    if (!runningTender(tender, context).publication) throw new RuleRefused('tender-not-published', 'The tender was not published by that day.', [], 'Record its publication first.');
  },
  describe: ({ bestPence, matched }) => `${pounds(bestPence)}, ${matched ? 'matched' : 'not matched'}`,
  evolve(procurement, { id, occurredOn, data: { tender, bestPence, matched } }) {
    const found = tenderById(procurement, tender);
    if (found) found.priceMatch = { id, on: occurredOn, bestPence, matched };
  },
});

import { Command, LongText, Reference, UloCommand } from '#kernel';
import { uloFact } from '../ulo-part.js';
import { openDraft } from './open-draft.js';
import { bidders } from './roles.js';

@Command({ name: 'give-up-bid-draft', title: 'Give up a drafted bid', roles: bidders })
export class GiveUpBidDraft extends UloCommand {
  @Reference({ label: 'Drafted bid', to: 'bid-draft' })
  draft!: string;

  @LongText({ label: 'Why?', hint: 'Others who think of the same funder learn from it. Do not write names.' })
  whyNot!: string;
}

export const bidDraftGivenUp = uloFact('bids', {
  command: GiveUpBidDraft,
  type: 'BidDraftGivenUp',
  version: 1,
  title: 'Drafted bid given up',
  decide: ({ draft }, context) => void openDraft(draft, context),
  describe: ({ whyNot }) => whyNot,
  evolve({ drafts }, { occurredOn, data: { draft, whyNot } }) {
    const found = drafts.find(({ id }) => id === draft);
    if (found?.overOn === null) Object.assign(found, { overOn: occurredOn, whyNot });
  },
});

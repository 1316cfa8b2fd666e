import { Command, LongText, Reference, UloCommand } from '#kernel';
import { uloFact } from '../ulo-part.js';
import { buyers } from './codes.js';
import { runningTender } from './named-tender.js';
import { tenderById } from './state.js';

@Command({ name: 'give-up-tender', title: 'Record that a tender was given up', roles: buyers, confirm: true })
export class GiveUpTender extends UloCommand {
  @Reference({ label: 'Tender', to: 'running-tender' })
  tender!: string;

  @LongText({ label: 'Why?', hint: 'Do not write names.' })
  why!: string;
}

export const tenderGivenUp = uloFact('procurement', {
  command: GiveUpTender,
  type: 'TenderGivenUp',
  version: 1,
  title: 'Tender given up',
  decide: ({ tender }, context) => void runningTender(tender, context),
  describe: ({ why }) => why,
  evolve(procurement, { occurredOn, data: { tender, why } }) {
    const found = tenderById(procurement, tender);
    if (found?.givenUpOn === null) Object.assign(found, { givenUpOn: occurredOn, whyGivenUp: why });
  },
});

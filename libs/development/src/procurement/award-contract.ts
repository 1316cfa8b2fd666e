import { Command, Day, Money, Reference, RuleRefused, UloCommand, YesNo } from '#kernel';
import { uloFact } from '../ulo-part.js';
import { pounds } from '../words.js';
import { buyers } from './codes.js';
import { runningTender } from './named-tender.js';
import { tenderById } from './state.js';

@Command({ name: 'award-contract', title: 'Record the award of a contract', roles: buyers, confirm: true })
export class AwardContract extends UloCommand {
  @Reference({ label: 'Tender', to: 'running-tender' })
  tender!: string;

  @Money({ label: 'Value of the contract', hint: 'For the whole of it.' })
  amountPence!: number;

  @YesNo({ label: 'Is it with a supported business?', hint: 'For example with a ULO that meets the test.' })
  supportedBusiness!: boolean;

  @Day({ label: 'First day' })
  startsOn!: string;

  @Day({ label: 'Last day', hint: 'The last day of the contract, itself included.' })
  endsOn!: string;
}

export const contractAwarded = uloFact('procurement', {
  command: AwardContract,
  type: 'ContractAwarded',
  version: 1,
  title: 'Contract awarded',
  decide({ tender, supportedBusiness, startsOn, endsOn }, context) {
    const { publication, reservedOn } = runningTender(tender, context);
    const { occurredOn } = context;
    if (!publication) throw new RuleRefused('tender-not-published', 'The tender was not published by that day.', [], 'Record its publication first.');
    if (occurredOn <= publication.closesOn) throw new RuleRefused('tender-still-open', `Bids can be made until ${publication.closesOn}.`, [], 'Check the day.');
    if (endsOn <= startsOn) throw new RuleRefused('contract-ends-before-it-starts', `The last day (${endsOn}) must be after the first day (${startsOn}).`);
    if (reservedOn !== null && !supportedBusiness) throw new RuleRefused('contract-was-reserved', `It was reserved for supported businesses on ${reservedOn}.`, [], 'Award it to a supported business, or give the tender up.');
  },
  describe: ({ amountPence, supportedBusiness, startsOn, endsOn }) => `${pounds(amountPence)}, ${startsOn} to ${endsOn}, ${supportedBusiness ? 'with' : 'not with'} a supported business`,
  evolve(procurement, { id, occurredOn, data: { tender, ...award } }) {
    const found = tenderById(procurement, tender);
    if (found) found.award ??= { id, on: occurredOn, ...award };
  },
});

import { Choice, Command, Day, Money, Reference, RuleRefused, Text, UloCommand, Whole, type PlainDate } from '#kernel';
import { OrganisationReference } from '../organisations.js';
import { isAwarded, nameOfBid, type BidsState } from '../bids/state.js';
import { uloFact } from '../ulo-part.js';
import { pounds } from '../words.js';
import { budgets, instruments, type Budget, type Instrument } from './codes.js';
import { agreementParties } from './roles.js';

@Command({
  name: 'sign-agreement',
  title: 'Record a funding agreement',
  help: 'Guidance asks for agreements of three to five years.',
  roles: agreementParties,
})
export class SignAgreement extends UloCommand {
  @Reference({ label: 'Which bid was it awarded for?', hint: 'So that money can be followed from the bid to its outcomes.', to: 'awarded-bid', optional: true })
  bid?: string;

  @OrganisationReference({ label: 'Funder', names: 'funder', givesAccess: true })
  funderOrganisation?: string;

  @Text({ label: 'Funder', hint: 'The organisation that pays.', optional: true })
  funder?: string;

  @Choice({ label: 'Kind of agreement', options: instruments })
  instrument!: Instrument;

  @Money({ label: 'Amount', hint: 'For the whole of the agreement.' })
  amountPence!: number;

  @Day({ label: 'First day' })
  startsOn!: string;

  @Day({ label: 'Last day', hint: 'The last day of the agreement, itself included.' })
  endsOn!: string;

  @Whole({ label: 'Share for core costs', hint: 'In per cent of the amount, from 0 to 100.', max: 100, unit: '%' })
  coreSharePercent!: number;

  @Choice({ label: 'From which budget?', hint: 'Money from the budget of one user group alone makes it hard to work for everybody.', options: budgets, optional: true })
  budget?: Budget;
}

export const agreementSigned = uloFact('agreements', {
  command: SignAgreement,
  type: 'AgreementSigned',
  version: 4,
  // Earlier versions did not ask for the budget or the bid.
  upcasters: { 1: (data) => data, 2: (data) => data, 3: (data) => data },
  title: 'Funding agreement signed',
  decide({ bid, startsOn, endsOn }, { now: { bids }, occurredOn }) {
    if (bid !== undefined) refuseUnawarded(bids, bid, occurredOn);
    if (endsOn <= startsOn)
      throw new RuleRefused('agreement-ends-before-it-starts', `The last day (${endsOn}) must be after the first day (${startsOn}).`);
  },
  describe: ({ funder, instrument, amountPence, startsOn, endsOn, coreSharePercent }) =>
    `${instruments[instrument]} of ${pounds(amountPence)}${funder ? ` from ${funder}` : ''}, ${startsOn} to ${endsOn}, ${coreSharePercent === 100 ? 'all' : `${coreSharePercent}%`} for core costs`,
  evolve: ({ agreements }, { id, occurredOn, data: { bid = null, funder = null, funderOrganisation = null, budget = null, ...terms } }) =>
    void agreements.push({ id, signedOn: occurredOn, bid, funder, funderOrganisation, budget, ...terms, notices: [], payments: [], reports: [], endedOn: null, endedAsAgreed: null }),
});

function refuseUnawarded({ bids }: BidsState, id: string, day: PlainDate): void {
  const bid = bids.find((one) => one.id === id);
  if (!bid || !isAwarded(bid)) throw new RuleRefused('bid-not-awarded', 'There is no such bid that was awarded.', [], 'Record the award first, or leave the bid out.');
  if (bid.decision && day < bid.decision.on) throw new RuleRefused('bid-not-yet-awarded', `The bid was awarded on ${bid.decision.on}, after ${day}.`, [nameOfBid(bid)], 'Check the day.');
}

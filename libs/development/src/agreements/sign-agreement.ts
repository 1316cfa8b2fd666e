import { Choice, Command, Day, Money, RuleRefused, Text, UloCommand, Whole } from '#kernel';
import { uloFact } from '../ulo-part.js';
import { pounds } from '../words.js';
import { instruments, type Instrument } from './codes.js';
import { bothSides } from './roles.js';

@Command({
  name: 'sign-agreement',
  title: 'Record a funding agreement',
  help: 'Guidance asks for agreements of three to five years.',
  roles: bothSides,
})
export class SignAgreement extends UloCommand {
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
}

export const agreementSigned = uloFact('agreements', {
  command: SignAgreement,
  type: 'AgreementSigned',
  version: 1,
  title: 'Funding agreement signed',
  decide({ startsOn, endsOn }) {
    if (endsOn <= startsOn)
      throw new RuleRefused('agreement-ends-before-it-starts', `The last day (${endsOn}) must be after the first day (${startsOn}).`);
  },
  describe: ({ funder, instrument, amountPence, startsOn, endsOn, coreSharePercent }) =>
    `${instruments[instrument]} of ${pounds(amountPence)}${funder ? ` from ${funder}` : ''}, ${startsOn} to ${endsOn}, ${coreSharePercent === 100 ? 'all' : `${coreSharePercent}%`} for core costs`,
  evolve: ({ agreements }, { id, occurredOn, data: { funder = null, ...terms } }) =>
    void agreements.push({ id, signedOn: occurredOn, funder, ...terms, notices: [], payments: [], reports: [], endedOn: null }),
});

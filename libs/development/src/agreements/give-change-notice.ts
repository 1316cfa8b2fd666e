import { Command, Day, LongText, Reference, RuleRefused, UloCommand } from '#kernel';
import { uloFact } from '../ulo-part.js';
import { agreementParties } from './roles.js';
import { signedAgreement } from './signed-agreement.js';
import { agreementById } from './state.js';

@Command({
  name: 'give-change-notice',
  title: 'Give notice of a change to an agreement',
  help: 'The Compact asks for at least three months’ notice, with reasons.',
  roles: agreementParties,
})
export class GiveChangeNotice extends UloCommand {
  @Reference({ label: 'Agreement', to: 'running-agreement' })
  agreement!: string;

  @Day({ label: 'From when does the change take effect?' })
  effectiveOn!: string;

  @LongText({ label: 'What changes, and why?', hint: 'Do not write names.' })
  change!: string;

  @Day({ label: 'Since when was the ULO consulted?', hint: 'The Compact asks for twelve weeks before the notice. Leave it out if nobody was consulted.', optional: true })
  consultedFrom?: string;
}

export const changeNoticeGiven = uloFact('agreements', {
  command: GiveChangeNotice,
  type: 'ChangeNoticeGiven',
  version: 2,
  // Earlier versions did not ask for the consultation.
  upcasters: { 1: (data) => data },
  title: 'Notice of a change to an agreement given',
  decide({ agreement, effectiveOn, consultedFrom }, context) {
    signedAgreement(agreement, context);
    if (consultedFrom !== undefined && consultedFrom > context.occurredOn)
      throw new RuleRefused('consultation-after-the-notice', `The consultation (${consultedFrom}) begins before the notice (${context.occurredOn}) is given.`, [], 'Check both days.');
    if (effectiveOn <= context.occurredOn)
      throw new RuleRefused(
        'notice-after-the-change',
        `The notice (${context.occurredOn}) must be given before the change takes effect (${effectiveOn}).`,
        [],
        'Check both days.',
      );
  },
  describe: ({ effectiveOn, change }) => `From ${effectiveOn}: ${change}`,
  evolve: (agreements, { id, occurredOn, data: { agreement, effectiveOn, change, consultedFrom = null } }) =>
    void agreementById(agreements, agreement)?.notices.push({ id, on: occurredOn, effectiveOn, change, consultedFrom }),
});

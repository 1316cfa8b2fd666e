import { Command, Day, Reference, RuleRefused, UloCommand, factData } from '#kernel';
import { uloFact } from '../ulo-part.js';
import { refuseOverlap } from './refuse-overlap.js';
import { agreementsWithin } from './state.js';
import { agreementInForce, whichAgreement, whichAgreementHint } from './which-agreement.js';

@Command({ name: 'extend-mentoring', title: 'Extend mentoring', roles: ['programme-manager', 'commissioner'], plansAhead: true })
export class ExtendMentoring extends UloCommand {
  @Reference({ label: 'Agreement', hint: whichAgreementHint, to: 'mentoring-agreement', optional: true })
  agreement?: string;

  @Day({ label: 'New last day' })
  endsOn!: string;
}

export const mentoringExtended = uloFact('mentoring', {
  command: ExtendMentoring,
  type: 'MentoringExtended',
  version: 2,
  upcasters: { 1: (data) => data },
  title: 'Mentoring extended',
  decide(command, { at, now: { mentoring }, occurredOn }) {
    const { id, endsOn } = agreementInForce(at.mentoring, command, occurredOn, { mayStartLater: true });
    if (command.endsOn <= endsOn)
      throw new RuleRefused('extension-is-not-later', `Mentoring is already agreed until ${endsOn}.`, [], 'Give a later last day.');
    const known = mentoring.agreements.find((a) => a.id === id);
    if (known && known.endedOn === null)
      refuseOverlap(agreementsWithin(mentoring, known.startsOn, command.endsOn).filter((a) => a.id !== id));
    return { ...factData(command), agreement: id };
  },
  describe: ({ endsOn }) => `To ${endsOn}`,
  evolve(mentoring, { occurredOn, data }) {
    const agreement = whichAgreement(mentoring, data, occurredOn);
    if (!agreement) return;
    agreement.endsOn = data.endsOn;
    agreement.terms.push({ on: occurredOn, endsOn: data.endsOn });
  },
});

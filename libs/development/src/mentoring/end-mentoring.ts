import { Command, Reference, RuleRefused, UloCommand, YesNo, factData } from '#kernel';
import { uloFact } from '../ulo-part.js';
import { periodOf } from './state.js';
import { agreementInForce, whichAgreement, whichAgreementHint } from './which-agreement.js';

@Command({ name: 'end-mentoring', title: 'End mentoring', roles: ['mentor', 'programme-manager', 'commissioner'], confirm: true })
export class EndMentoring extends UloCommand {
  @Reference({ label: 'Agreement', hint: whichAgreementHint, to: 'mentoring-agreement', optional: true })
  agreement?: string;

  @YesNo({ label: 'Did it end as agreed?' })
  asAgreed!: boolean;
}

export const mentoringEnded = uloFact('mentoring', {
  command: EndMentoring,
  type: 'MentoringEnded',
  version: 2,
  upcasters: { 1: (data) => data },
  title: 'Mentoring ended',
  decide(command, { at, now, occurredOn }) {
    const { id } = agreementInForce(at.mentoring, command, occurredOn, { mayStartLater: false });
    const known = now.mentoring.agreements.find((a) => a.id === id);
    if (known && known.endedOn !== null)
      throw new RuleRefused(
        'mentoring-already-ended',
        `It is recorded that this agreement ended on ${known.endedOn}.`,
        [periodOf(known)],
        'Correct that record if the day is wrong.',
      );
    return { ...factData(command), agreement: id };
  },
  describe: ({ asAgreed }) => (asAgreed ? 'As agreed' : 'Earlier or later than agreed'),
  evolve(mentoring, { occurredOn, data }) {
    const agreement = whichAgreement(mentoring, data, occurredOn);
    if (agreement?.endedOn === null) Object.assign(agreement, { endedOn: occurredOn, endedAsAgreed: data.asAgreed });
  },
});

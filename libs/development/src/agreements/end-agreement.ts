import { Command, Reference, RuleRefused, UloCommand, YesNo } from '#kernel';
import { uloFact } from '../ulo-part.js';
import { agreementParties } from './roles.js';
import { signedAgreement } from './signed-agreement.js';
import { agreementById, nameOfAgreement } from './state.js';

@Command({ name: 'end-agreement', title: 'Record that a funding agreement ended', roles: agreementParties, confirm: true })
export class EndAgreement extends UloCommand {
  @Reference({ label: 'Agreement', to: 'running-agreement' })
  agreement!: string;

  @YesNo({ label: 'Did it end as agreed?' })
  asAgreed!: boolean;
}

export const agreementEnded = uloFact('agreements', {
  command: EndAgreement,
  type: 'AgreementEnded',
  version: 1,
  title: 'Funding agreement ended',
  decide(command, context) {
    const agreement = signedAgreement(command.agreement, context);
    if (agreement.endedOn !== null)
      throw new RuleRefused(
        'agreement-already-ended',
        `The agreement ended on ${agreement.endedOn}.`,
        [nameOfAgreement(agreement)],
        'Correct the recorded end if it is wrong.',
      );
  },
  describe: ({ asAgreed }) => (asAgreed ? 'As agreed' : 'Earlier or later than agreed'),
  evolve(agreements, { occurredOn, data }) {
    const ended = agreementById(agreements, data.agreement);
    if (ended?.endedOn === null) Object.assign(ended, { endedOn: occurredOn, endedAsAgreed: data.asAgreed });
  },
});

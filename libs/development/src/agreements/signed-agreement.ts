import { RuleRefused, type DecisionContext } from '#kernel';
import type { UloState } from '../ulo.state.js';
import { agreementById, nameOfAgreement, type FundingAgreement } from './state.js';

/** @throws RuleRefused when the agreement was not signed by the day of the fact */
export function signedAgreement(id: string, { now, occurredOn }: DecisionContext<UloState>): FundingAgreement {
  const agreement = agreementById(now.agreements, id);
  if (!agreement) throw new RuleRefused('no-such-agreement', 'There is no such funding agreement.', [], 'Record the agreement first.');
  if (occurredOn < agreement.signedOn)
    throw new RuleRefused(
      'agreement-not-yet-signed',
      `The agreement was signed on ${agreement.signedOn}, after ${occurredOn}.`,
      [nameOfAgreement(agreement)],
      'Check the day.',
    );
  return agreement;
}

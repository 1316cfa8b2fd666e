import { RuleRefused, type DecisionContext } from '#kernel';
import type { UloState } from '../ulo.state.js';
import type { PremisesOffer, SecuredPremises } from './state.js';

/** @throws RuleRefused when there was no such offer by the day */
export function offerWithId(id: string, { at, occurredOn }: DecisionContext<UloState>): PremisesOffer {
  const offer = at.premises.offers.find((o) => o.id === id);
  if (!offer) throw new RuleRefused('no-such-premises', `No such premises were offered by ${occurredOn}.`, [], 'Record the offer first, or check the day.');
  return offer;
}

/** @throws RuleRefused when the premises were not held on the day */
export function premisesHeld(id: string, { at, occurredOn }: DecisionContext<UloState>): SecuredPremises {
  const held = at.premises.secured.find((p) => p.id === id && p.vacatedOn === null);
  if (!held) throw new RuleRefused('premises-not-held', `No such premises were held on ${occurredOn}.`, [], 'Record that they were secured first, or check the day.');
  return held;
}

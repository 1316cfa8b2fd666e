import type { References } from '#kernel';
import type { UloState } from '../ulo.state.js';
import { nameOfPremises, type PremisesOffer } from './premises.state.js';

const asChoice = ({ id, what, offeredOn }: PremisesOffer) => ({ id, label: `${what}, offered ${offeredOn}` });

export const premisesReferences = ({ premises: { offers, secured } }: UloState): References => {
  const held = secured.filter((p) => p.vacatedOn === null).map((p) => ({ id: p.id, label: nameOfPremises(p) }));
  return {
    premises: held,
    'premises-or-offer': [...held, ...offers.map(asChoice)],
    'open-premises-offer': offers
      .filter((offer) => offer.declinedOn === null && !secured.some((p) => p.offer === offer.id))
      .map(asChoice),
  };
};

import { Command, LongText, NOTHING, Reference, RuleRefused, UloCommand } from '#kernel';
import { uloFact } from '../ulo-part.js';
import { premisesSeekers } from './codes.js';
import { offerWithId } from './recorded-premises.js';
import { nameOfPremises } from './state.js';

@Command({ name: 'decline-premises', title: 'Decline an offer of premises', roles: premisesSeekers })
export class DeclinePremises extends UloCommand {
  @Reference({ label: 'Offer', to: 'open-premises-offer' })
  offer!: string;

  @LongText({ label: 'Why were they declined?' })
  whyNot!: string;
}

/** `offer` is the id of the `PremisesOffered`. */
export const premisesDeclined = uloFact('premises', {
  command: DeclinePremises,
  type: 'PremisesDeclined',
  version: 1,
  title: 'Premises declined',
  decide({ offer }, context) {
    const { id } = offerWithId(offer, context);
    const { offers, secured } = context.now.premises;
    const taken = secured.find((p) => p.offer === id);
    if (taken)
      throw new RuleRefused('offer-already-taken', `The offer was taken on ${taken.securedOn}.`, [nameOfPremises(taken)], 'Vacate those premises instead.');
    return offers.some((o) => o.id === id && o.declinedOn !== null) ? NOTHING : undefined;
  },
  describe: ({ whyNot }) => whyNot,
  evolve({ offers }, { occurredOn, data }) {
    const offer = offers.find((o) => o.id === data.offer);
    if (!offer) return;
    offer.declinedOn ??= occurredOn;
    offer.whyDeclined ??= data.whyNot;
  },
});

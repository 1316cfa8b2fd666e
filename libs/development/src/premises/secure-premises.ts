import { Choice, Command, Day, Reference, RuleRefused, UloCommand, YesNo, type DecisionContext } from '#kernel';
import { uloFact } from '../ulo-part.js';
import type { UloState } from '../ulo.state.js';
import { premisesRecorders, tenures, type Tenure } from './codes.js';
import { offerWithId } from './recorded-premises.js';
import { nameOfPremises } from './state.js';

@Command({ name: 'secure-premises', title: 'Record that premises were secured', roles: premisesRecorders })
export class SecurePremises extends UloCommand {
  @Reference({ label: 'Offer', hint: 'The offer that led to them, when it was recorded.', to: 'open-premises-offer', optional: true })
  offer?: string;

  @Choice({ label: 'Held by', noun: 'way the premises are held', options: tenures })
  tenure!: Tenure;

  @Day({ label: 'First day' })
  startsOn!: string;

  @Day({ label: 'Last day', hint: 'The last day, itself included. Leave empty when no end is agreed.', optional: true })
  endsOn?: string;

  @YesNo({ label: 'Are they accessible?' })
  accessible!: boolean;

  @YesNo({ label: 'Are they council-branded?', hint: 'A ULO should not be seen as part of the local authority.' })
  councilBranded!: boolean;
}

export const premisesSecured = uloFact('premises', {
  command: SecurePremises,
  type: 'PremisesSecured',
  version: 1,
  title: 'Premises secured',
  decide({ offer, startsOn, endsOn }, context) {
    if (endsOn !== undefined && endsOn <= startsOn)
      throw new RuleRefused('premises-end-before-they-start', `The last day (${endsOn}) must be after the first day (${startsOn}).`);
    if (offer !== undefined) refuseOfferNotOpen(offer, context);
  },
  describe: ({ tenure, startsOn, endsOn, accessible, councilBranded }) =>
    `${tenures[tenure]} from ${startsOn}${endsOn ? ` to ${endsOn}` : ''}, ${accessible ? 'accessible' : 'not accessible'}, ${councilBranded ? 'council-branded' : 'not council-branded'}`,
  evolve({ secured }, { id, occurredOn: on, data: { offer = null, tenure, startsOn, endsOn = null, accessible, councilBranded } }) {
    const access = [{ on, accessible }];
    const terms = [{ on, endsOn }];
    secured.push({ id, offer, securedOn: on, tenure, startsOn, endsOn, councilBranded, access, audits: [], terms, vacatedOn: null });
  },
});

function refuseOfferNotOpen(offer: string, context: DecisionContext<UloState>): void {
  const { what, declinedOn } = offerWithId(offer, context);
  if (declinedOn !== null)
    throw new RuleRefused('offer-declined', `“${what}” was declined on ${declinedOn}.`, [], 'Record a new offer when it is open again.');
  const taken = context.now.premises.secured.find((p) => p.offer === offer);
  if (taken)
    throw new RuleRefused('offer-already-taken', `The offer was taken on ${taken.securedOn}.`, [nameOfPremises(taken)], 'Renew those premises.');
}

import type { FactOf } from '#kernel';
import type { PremisesEvent } from './premises.events.js';
import type { PremisesState } from './premises.state.js';

export function evolvePremises(state: PremisesState, fact: FactOf<PremisesEvent>): PremisesState {
  const { id, occurredOn: on } = fact;
  switch (fact.type) {
    case 'PremisesSearchOpened':
      state.searches.push({ id, on, needs: fact.data.needs ?? null });
      return state;
    case 'PremisesOffered': {
      const { what, offeredBy = null } = fact.data;
      state.offers.push({ id, what, offeredBy, offeredOn: on, audits: [], declinedOn: null, whyDeclined: null });
      return state;
    }
    case 'AccessAuditCompleted': {
      const { premises, stepFree, accessible, findings = null } = fact.data;
      const audit = { id, on, stepFree, accessible, findings };
      state.offers.find((o) => o.id === premises)?.audits.push(audit);
      const secured = state.secured.find((p) => p.id === premises);
      secured?.audits.push(audit);
      secured?.access.push({ on, accessible });
      return state;
    }
    case 'PremisesDeclined': {
      const offer = state.offers.find((o) => o.id === fact.data.offer);
      if (offer) {
        offer.declinedOn ??= on;
        offer.whyDeclined ??= fact.data.whyNot;
      }
      return state;
    }
    case 'PremisesSecured': {
      const { offer = null, tenure, startsOn, endsOn = null, accessible, councilBranded } = fact.data;
      const access = [{ on, accessible }];
      const terms = [{ on, endsOn }];
      state.secured.push({
        id, offer, securedOn: on, tenure, startsOn, endsOn, councilBranded, access, audits: [], terms, vacatedOn: null,
      });
      return state;
    }
    case 'PremisesRenewed': {
      const { premises, endsOn = null } = fact.data;
      const renewed = state.secured.find((p) => p.id === premises);
      if (renewed) {
        renewed.endsOn = endsOn;
        renewed.terms.push({ on, endsOn });
      }
      return state;
    }
    case 'PremisesVacated': {
      const vacated = state.secured.find((p) => p.id === fact.data.premises);
      if (vacated) vacated.vacatedOn ??= on;
      return state;
    }
    default:
      return state;
  }
}

import type { PlainDate } from '#kernel';
import { heldOn, isAccessible, tenures, type PremisesOffer, type SecuredPremises, type UloState } from '#development';
import { coded, renewalsOf, type Coded, type Dated, type Renewal } from './shapes.js';

export interface PremisesOfferView {
  id: string;
  on: PlainDate;
  description: string;
  offeredBy: string | null;
  decision: 'open' | 'declined' | 'secured';
  decidedOn: PlainDate | null;
  /** Why they were declined. */
  reason: string | null;
}

export interface PremisesTenureView {
  id: string;
  securedOn: PlainDate;
  tenure: Coded;
  startsOn: PlainDate;
  /** The last day, renewals included; null when no end is agreed. */
  endsOn: PlainDate | null;
  accessible: boolean;
  councilBranded: boolean;
  vacatedOn: PlainDate | null;
  renewals: Renewal<PlainDate | null>[];
}

export interface AccessAuditView {
  id: string;
  on: PlainDate;
  stepFree: boolean;
  accessible: boolean;
  findings: string | null;
}

export interface PremisesView {
  searchOpenedOn: PlainDate | null;
  /** Each time that somebody began to look, and what was needed. */
  searches: (Dated & { needs: string | null })[];
  offers: PremisesOfferView[];
  /** Of offers and of premises held, oldest first. */
  audits: AccessAuditView[];
  /** In the order in which they were secured. */
  tenures: PremisesTenureView[];
  /** Secured and not given up by the day of the view, the last one. */
  current: PremisesTenureView | null;
}

export function premisesView({ premises: p }: UloState, day: PlainDate): PremisesView {
  const held = heldOn(p, day);
  return {
    searchOpenedOn: p.searches.at(-1)?.on ?? null,
    searches: p.searches.map(({ id, on, needs }) => ({ id, on, needs })),
    offers: p.offers.map((offer) => offerView(offer, p.secured)),
    audits: [...p.offers, ...p.secured]
      .flatMap((place) => place.audits.map((audit) => ({ ...audit })))
      .sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0)),
    tenures: p.secured.map(tenureView),
    current: held ? tenureView(held) : null,
  };
}

function offerView(o: PremisesOffer, secured: readonly SecuredPremises[]): PremisesOfferView {
  const taken = secured.find((s) => s.offer === o.id);
  return {
    id: o.id,
    on: o.offeredOn,
    description: o.what,
    offeredBy: o.offeredBy,
    decision: taken ? 'secured' : o.declinedOn === null ? 'open' : 'declined',
    decidedOn: taken?.securedOn ?? o.declinedOn,
    reason: o.whyDeclined,
  };
}

const tenureView = (s: SecuredPremises): PremisesTenureView => ({
  id: s.id,
  securedOn: s.securedOn,
  tenure: coded(tenures, s.tenure),
  startsOn: s.startsOn,
  endsOn: s.endsOn,
  accessible: isAccessible(s),
  councilBranded: s.councilBranded,
  vacatedOn: s.vacatedOn,
  renewals: renewalsOf(s.terms),
});

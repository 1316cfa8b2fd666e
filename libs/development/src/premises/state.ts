import { addDays, type PlainDate } from '#kernel';
import { earliest } from '../earliest.js';
import { tenures, type Tenure } from './codes.js';

export interface AccessAudit {
  id: string;
  on: PlainDate;
  stepFree: boolean;
  accessible: boolean;
  findings: string | null;
}

export interface PremisesOffer {
  id: string;
  what: string;
  offeredBy: string | null;
  offeredOn: PlainDate;
  audits: AccessAudit[];
  declinedOn: PlainDate | null;
  whyDeclined: string | null;
}

export interface SecuredPremises {
  id: string;
  /** The id of the offer that led to them, when one was recorded. */
  offer: string | null;
  securedOn: PlainDate;
  tenure: Tenure;
  startsOn: PlainDate;
  /** The last day, after renewals; null when no end is agreed. */
  endsOn: PlainDate | null;
  councilBranded: boolean;
  /** Whether they are accessible, as recorded when they were secured and by each later audit. */
  access: { on: PlainDate; accessible: boolean }[];
  audits: AccessAudit[];
  /** The day they were secured and each renewal, with the last day as it then was. */
  terms: { on: PlainDate; endsOn: PlainDate | null }[];
  vacatedOn: PlainDate | null;
}

/** Lists are in the order in which things happened. */
export interface PremisesState {
  searches: { id: string; on: PlainDate; needs: string | null }[];
  offers: PremisesOffer[];
  secured: SecuredPremises[];
}

/** The first day without the premises: the day they were vacated or the day after the last day; null without an end. */
export const givenUpOn = ({ vacatedOn, endsOn }: SecuredPremises): PlainDate | null =>
  vacatedOn ?? (endsOn === null ? null : addDays(endsOn, 1));

/** The premises held on a day; of several, the ones secured last. */
export const heldOn = ({ secured }: PremisesState, day: PlainDate): SecuredPremises | undefined =>
  secured.findLast((held) => (givenUpOn(held) ?? '9999-12-31') > day);

export const isAccessible = ({ access }: SecuredPremises): boolean => access.at(-1)?.accessible ?? false;

export const nameOfPremises = ({ tenure, startsOn, endsOn }: SecuredPremises): string =>
  `${tenures[tenure]} from ${startsOn}${endsOn === null ? '' : ` to ${endsOn}`}`;

/** The premises as they were on a day, before later renewals. */
export const premisesOn = (held: SecuredPremises, day: PlainDate): SecuredPremises => ({
  ...held,
  endsOn: (held.terms.findLast((term) => term.on <= day) ?? held).endsOn,
});

/** Days from `from` up to, but not including, `over` (null: no end known). */
export interface HeldPeriod {
  from: PlainDate;
  over: PlainDate | null;
}

/** The periods in which they were held. A renewal after the last day begins a new period. */
export function heldPeriods({ terms, vacatedOn }: SecuredPremises): HeldPeriod[] {
  const found: HeldPeriod[] = [];
  for (const [i, { on, endsOn }] of terms.entries()) {
    const over = earliest(endsOn === null ? null : addDays(endsOn, 1), terms[i + 1]?.on, vacatedOn);
    const before = found.at(-1);
    if (over !== null && over <= on) continue;
    if (before?.over === on) before.over = over;
    else found.push({ from: on, over });
  }
  return found;
}

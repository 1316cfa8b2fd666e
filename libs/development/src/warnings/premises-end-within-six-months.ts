import { addMonths, maxDate, minDate, type PlainDate, type WarningInterval, type WarningRule } from '#kernel';
import { nameOfPremises, type SecuredPremises } from '../premises/premises.state.js';
import type { UloState } from '../ulo.state.js';

export const premisesEndWithinSixMonths: WarningRule<UloState> = {
  code: 'premises-end-within-six-months',
  title: 'Premises end within six months, or have ended',
  severity: 'amber',
  source: 'SCIE guide 36 asks for secure premises. Six months are a planning default.',
  intervals: ({ premises: { secured } }) =>
    secured.flatMap((held) =>
      held.terms.flatMap(({ on, endsOn }, i): WarningInterval[] => {
        if (endsOn === null) return [];
        const opens = maxDate(addMonths(endsOn, -6), on);
        const clears = earliest([held.terms[i + 1]?.on, held.vacatedOn, replacedOn(held, secured, endsOn)]);
        if (clears !== null && clears <= opens) return [];
        return [{ opens, clears, why: `The last day is ${endsOn}: ${nameOfPremises(held)}.` }];
      }),
    ),
};

/** The day on which other premises were secured that last longer. */
const replacedOn = (held: SecuredPremises, secured: readonly SecuredPremises[], endsOn: PlainDate): PlainDate | undefined =>
  secured.find((other) => other !== held && other.securedOn > held.securedOn && (other.endsOn === null || other.endsOn > endsOn))?.securedOn;

const earliest = (days: readonly (PlainDate | null | undefined)[]): PlainDate | null =>
  days.reduce<PlainDate | null>((first, day) => (day === null || day === undefined ? first : first === null ? day : minDate(first, day)), null);

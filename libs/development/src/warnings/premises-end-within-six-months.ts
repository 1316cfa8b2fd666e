import { addMonths, maxDate, type PlainDate, type WarningInterval, type WarningRule } from '#kernel';
import { nameOfPremises, premisesOn, type SecuredPremises } from '../premises/state.js';
import type { UloState } from '../ulo.state.js';
import { earliest } from '../earliest.js';

export const premisesEndWithinSixMonths: WarningRule<UloState> = {
  code: 'premises-end-within-six-months',
  version: 1,
  title: 'Premises end within six months, or have ended',
  severity: 'amber',
  pressing: true,
  source: 'SCIE guide 36 asks for secure premises. Six months are a planning default.',
  matters: 'Secure premises are one of the things that sustainability rests on.',
  clearedBy: ['renew-premises', 'secure-premises'],
  owner: 'owner',
  intervals: ({ premises: { secured } }) =>
    secured.flatMap((held) =>
      held.terms.flatMap(({ on, endsOn }, i): WarningInterval[] => {
        if (endsOn === null) return [];
        const opens = maxDate(addMonths(endsOn, -6), on);
        const clears = earliest(held.terms[i + 1]?.on, held.vacatedOn, replacedOn(held, secured, endsOn));
        if (clears !== null && clears <= opens) return [];
        return [{ opens, clears, why: `The last day is ${endsOn}: ${nameOfPremises(premisesOn(held, on))}.` }];
      }),
    ),
};

/** The day on which premises that were secured later first had a later end. */
const replacedOn = (held: SecuredPremises, secured: readonly SecuredPremises[], endsOn: PlainDate): PlainDate | null =>
  earliest(
    ...secured
      .filter((other) => other !== held && other.securedOn > held.securedOn)
      .map((other) => other.terms.find((term) => term.endsOn === null || term.endsOn > endsOn)?.on),
  );

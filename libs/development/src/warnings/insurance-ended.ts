import { addDays, maxDate, type PlainDate, type WarningInterval, type WarningRule } from '#kernel';
import { insuranceKinds } from '../governance/codes.js';
import type { Insurance } from '../governance/state.js';
import type { UloState } from '../ulo.state.js';
import { earliest } from '../earliest.js';

/** Opens on the first day without insurance. Reminders cover the days before. */
export const insuranceEnded: WarningRule<UloState> = {
  code: 'insurance-ended',
  version: 2,
  title: 'Insurance ended',
  severity: 'amber',
  pressing: true,
  source: 'SCIE guide 36 asks for a viable business from the very start. The day is the one on the certificate.',
  matters: 'A business that is viable from the start is insured: without it, no premises, no staff and no service.',
  clearedBy: ['renew-insurance', 'take-out-insurance'],
  owner: 'owner',
  intervals: ({ governance: { insurances } }) =>
    insurances.flatMap((insurance) =>
      insurance.terms.flatMap(({ on, endsOn }, i): WarningInterval[] => {
        const opens = maxDate(addDays(endsOn, 1), on);
        const clears = earliest(insurance.terms[i + 1]?.on, replacedOn(insurance, insurances, endsOn));
        if (clears !== null && clears <= opens) return [];
        return [{ opens, clears, why: `${insuranceKinds[insurance.kind]}: insured until ${endsOn}.` }];
      }),
    ),
};

/** The day on which another insurance of the same kind, taken out later, first had a later end. */
const replacedOn = (insurance: Insurance, all: readonly Insurance[], endsOn: PlainDate): PlainDate | null =>
  earliest(
    ...all
      .filter((o) => o !== insurance && o.kind === insurance.kind && o.takenOutOn > insurance.takenOutOn)
      .map((o) => o.terms.find((term) => term.endsOn > endsOn)?.on),
  );

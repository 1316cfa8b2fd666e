import { addDays, maxDate, minDate, type PlainDate, type WarningInterval, type WarningRule } from '#kernel';
import { insuranceKinds } from '../governance/governance.codes.js';
import type { Insurance } from '../governance/governance.state.js';
import type { UloState } from '../ulo.state.js';

const noticeDays = 30;

export const insuranceEndsSoon: WarningRule<UloState> = {
  code: 'insurance-ends-within-30-days',
  title: 'Insurance ends within 30 days, or has ended',
  severity: 'amber',
  source: 'Planning default: SCIE guide 36 asks for a viable business from the start and gives no interval.',
  intervals: ({ governance: { insurances } }) =>
    insurances.flatMap((insurance) =>
      insurance.terms.flatMap(({ on, endsOn }, i): WarningInterval[] => {
        const opens = maxDate(addDays(endsOn, -noticeDays), on);
        const clears = earlier(insurance.terms[i + 1]?.on, replacedOn(insurance, insurances, endsOn));
        if (clears !== null && clears <= opens) return [];
        return [{ opens, clears, why: `${insuranceKinds[insurance.kind]}: the last day insured is ${endsOn}.` }];
      }),
    ),
};

/** The day on which another insurance of the same kind was taken out that lasts longer. */
const replacedOn = (insurance: Insurance, all: readonly Insurance[], endsOn: PlainDate): PlainDate | undefined =>
  all.find((o) => o !== insurance && o.kind === insurance.kind && o.takenOutOn > insurance.takenOutOn && o.endsOn > endsOn)?.takenOutOn;

const earlier = (a: PlainDate | undefined, b: PlainDate | undefined): PlainDate | null =>
  a !== undefined && b !== undefined ? minDate(a, b) : (a ?? b ?? null);

import type { PlainDate } from '#kernel';
import { insuranceKinds, policyKinds } from '../governance/codes.js';
import type { Insurance } from '../governance/state.js';
import { beforeItEnds, type KindOfDeadline } from './kind-of-deadline.js';
import { terms } from './terms.js';

export const insuranceEnds: KindOfDeadline = {
  label: 'Insurance ends',
  staysOverdue: false,
  whatToDo: 'Renew it, and record the new policy.',
  tab: 'governance',
  defaultRule: beforeItEnds,
  deadlines: ({ governance: { insurances } }) =>
    insurances.flatMap((insurance) =>
      terms(insurance.terms, replacedOn(insurance, insurances)).map((term) => ({ subject: insurance.id, name: insuranceKinds[insurance.kind], ...term })),
    ),
};

/** The day on which a longer-lasting insurance of the same kind was taken out. */
const replacedOn = (insurance: Insurance, all: readonly Insurance[]): PlainDate | null =>
  all.find((o) => o !== insurance && o.kind === insurance.kind && o.takenOutOn > insurance.takenOutOn && o.endsOn > insurance.endsOn)?.takenOutOn ?? null;

export const policyReviewDue: KindOfDeadline = {
  label: 'Policy to be looked at again',
  staysOverdue: false,
  whatToDo: 'Look at the policy again, and record that it was reviewed.',
  tab: 'governance',
  defaultRule: beforeItEnds,
  deadlines: ({ governance: { policies } }) =>
    policies.flatMap(({ code, reviews }) =>
      terms(reviews.map(({ on, reviewOn }) => ({ on, endsOn: reviewOn })), null).map((term) => ({ subject: code, name: policyKinds[code], ...term })),
    ),
};

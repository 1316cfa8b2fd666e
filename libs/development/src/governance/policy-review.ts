import { RuleRefused, type PlainDate } from '#kernel';
import type { PolicyKind } from './codes.js';
import type { GovernanceState } from './state.js';

/** @throws RuleRefused */
export function refuseReviewBy(reviewOn: PlainDate | undefined, day: PlainDate): void {
  if (reviewOn !== undefined && reviewOn <= day)
    throw new RuleRefused('review-is-not-later', `The review (${reviewOn}) must be after ${day}.`, [], 'Give a later day for the review.');
}

export const nextReviewInWords = (reviewOn?: PlainDate): string => (reviewOn ? `, next review ${reviewOn}` : '');

/** A review implies that the policy is in force, even when its adoption was withdrawn later. */
export function addReview({ policies }: GovernanceState, code: PolicyKind, on: PlainDate, reviewOn: PlainDate | undefined): void {
  const policy = policies.find((p) => p.code === code);
  const review = { on, reviewOn: reviewOn ?? null };
  if (policy) policy.reviews.push(review);
  else policies.push({ code, adoptedOn: on, reviews: [review] });
}

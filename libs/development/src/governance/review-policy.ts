import { Choice, Command, Day, RuleRefused, UloCommand } from '#kernel';
import { uloFact } from '../ulo-part.js';
import { policyKinds, type PolicyKind } from './codes.js';
import { addReview, nextReviewInWords, refuseReviewBy } from './policy-review.js';

@Command({ name: 'review-policy', title: 'Review a policy', roles: ['committee', 'user-member', 'programme-manager'] })
export class ReviewPolicy extends UloCommand {
  @Choice({ label: 'Policy', options: policyKinds })
  policy!: PolicyKind;

  @Day({ label: 'Next review by', optional: true })
  reviewOn?: string;
}

export const policyReviewed = uloFact('governance', {
  command: ReviewPolicy,
  type: 'PolicyReviewed',
  version: 1,
  title: 'Policy reviewed',
  decide({ policy, reviewOn }, { at, occurredOn }) {
    if (!at.governance.policies.some((p) => p.code === policy))
      throw new RuleRefused(
        'policy-not-adopted',
        `The policy “${policyKinds[policy]}” was not adopted by ${occurredOn}.`,
        [],
        'Record its adoption first, or check the day.',
      );
    refuseReviewBy(reviewOn, occurredOn);
  },
  describe: ({ policy, reviewOn }) => `${policyKinds[policy]}${nextReviewInWords(reviewOn)}`,
  evolve: (governance, { occurredOn, data }) => addReview(governance, data.policy, occurredOn, data.reviewOn),
});

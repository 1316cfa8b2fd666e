import { ChoiceList, Command, Day, UloCommand, capital } from '#kernel';
import { uloFact } from '../ulo-part.js';
import { listed } from '../words.js';
import { policyKinds, type PolicyKind } from './codes.js';
import { addReview, nextReviewInWords, refuseReviewBy } from './policy-review.js';

@Command({ name: 'adopt-policies', title: 'Adopt policies', roles: ['committee', 'user-member', 'programme-manager'] })
export class AdoptPolicies extends UloCommand {
  @ChoiceList({ label: 'Policies', options: policyKinds })
  policies!: PolicyKind[];

  @Day({ label: 'Review by', hint: 'The day by which they are to be looked at again.', optional: true })
  reviewOn?: string;
}

export const policiesAdopted = uloFact('governance', {
  command: AdoptPolicies,
  type: 'PoliciesAdopted',
  version: 1,
  title: 'Policies adopted',
  decide: ({ reviewOn }, { occurredOn }) => refuseReviewBy(reviewOn, occurredOn),
  describe: ({ policies, reviewOn }) => `${capital(listed(policies.map((p) => policyKinds[p].toLowerCase())))}${nextReviewInWords(reviewOn)}`,
  evolve(governance, { occurredOn, data }) {
    for (const code of data.policies) addReview(governance, code, occurredOn, data.reviewOn);
  },
});

import { organisationPart } from '../organisation-part.js';
import { organisationNameMatched } from './match-organisation-name.js';
import { organisationNameUnmatched } from './unmatch-organisation-name.js';

export { MatchOrganisationName } from './match-organisation-name.js';
export { UnmatchOrganisationName } from './unmatch-organisation-name.js';

export const names = organisationPart('names', {
  title: 'Names in what was recorded',
  initial: () => ({ matched: [] }),
  facts: [organisationNameMatched, organisationNameUnmatched],
});

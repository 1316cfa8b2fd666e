import { organisationPart } from '../organisation-part.js';
import { organisationAdded } from './add-organisation.js';
import { organisationKindChanged } from './change-organisation-kind.js';
import { organisationMerged } from './merge-organisation.js';
import { organisationRenamed } from './rename-organisation.js';
import { organisationSeparated } from './separate-organisation.js';

export { AddOrganisation } from './add-organisation.js';
export { RenameOrganisation } from './rename-organisation.js';
export { ChangeOrganisationKind } from './change-organisation-kind.js';
export { MergeOrganisation } from './merge-organisation.js';
export { SeparateOrganisation } from './separate-organisation.js';

export const register = organisationPart('register', {
  title: 'Register of organisations',
  initial: () => ({ name: null, formerNames: [], kind: null, addedOn: null, mergedInto: null }),
  facts: [organisationAdded, organisationRenamed, organisationKindChanged, organisationMerged, organisationSeparated],
});

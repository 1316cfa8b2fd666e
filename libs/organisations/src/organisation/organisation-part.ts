import { factsOf, partsOf } from '#kernel';
import type { OrganisationState } from './organisation.state.js';

/** Declares a fact of one part of an organisation. */
export const organisationFact = factsOf<OrganisationState>('organisation');
/** Puts a part of an organisation together. */
export const organisationPart = partsOf<OrganisationState>();

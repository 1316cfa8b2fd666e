import { factsOf, partsOf } from '#kernel';
import type { OrganisationState } from './organisation.state.js';

/** Declares a fact of one part of an organisation. */
export const organisationFact = factsOf<OrganisationState>('organisation');
/** Builds a part of an organisation from its facts. */
export const organisationPart = partsOf<OrganisationState>();

import type { EventOf } from '#kernel';
import { uloPart } from '../ulo-part.js';
import { carersRouteAgreed } from './agree-carers-route.js';
import { relationshipsAgreed } from './agree-relationships.js';
import { duplicationChecked } from './check-duplication.js';
import { organisationsMapped } from './map-organisations.js';
import { userGroupReached } from './reach-user-groups.js';

export { carersRoutes, organisationKinds } from './codes.js';
export { MapOrganisations } from './map-organisations.js';
export { CheckDuplication } from './check-duplication.js';
export { AgreeRelationships } from './agree-relationships.js';
export { ReachUserGroups } from './reach-user-groups.js';
export { AgreeCarersRoute } from './agree-carers-route.js';

export const outreach = uloPart('outreach', {
  title: 'Networking',
  initial: () => ({ mappings: [], duplicationChecks: [], relationships: [], reached: [], carersRoutes: [] }),
  facts: [organisationsMapped, duplicationChecked, relationshipsAgreed, userGroupReached, carersRouteAgreed],
});
export type OutreachEvent = EventOf<typeof outreach>;

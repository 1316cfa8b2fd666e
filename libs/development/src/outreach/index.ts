import type { EventOf } from '#kernel';
import { uloPart } from '../ulo-part.js';
import { carersRouteAgreed } from './agree-carers-route.js';
import { relationshipsAgreed } from './agree-relationships.js';
import { duplicationChecked } from './check-duplication.js';
import { representationGiven } from './give-representation.js';
import { providerTrustMeetingHeld } from './hold-provider-trust-meeting.js';
import { forumJoined } from './join-forum.js';
import { organisationsMapped } from './map-organisations.js';
import { reachRecorded } from './record-reach.js';
import { userGroupReached } from './reach-user-groups.js';

export { RecordReach } from './record-reach.js';
export { ageGroups, carersRoutes, forumParts, organisationKinds } from './codes.js';
export { HoldProviderTrustMeeting } from './hold-provider-trust-meeting.js';
export { JoinForum } from './join-forum.js';
export { GiveRepresentation } from './give-representation.js';
export { MapOrganisations } from './map-organisations.js';
export { CheckDuplication } from './check-duplication.js';
export { AgreeRelationships } from './agree-relationships.js';
export { ReachUserGroups } from './reach-user-groups.js';
export { AgreeCarersRoute } from './agree-carers-route.js';

export const outreach = uloPart('outreach', {
  title: 'Networking',
  initial: () => ({ mappings: [], duplicationChecks: [], relationships: [], reached: [], carersRoutes: [], providerMeetings: [], forums: [], representations: [], reach: [] }),
  facts: [organisationsMapped, duplicationChecked, relationshipsAgreed, userGroupReached, carersRouteAgreed, providerTrustMeetingHeld, forumJoined, representationGiven, reachRecorded],
});
export type OutreachEvent = EventOf<typeof outreach>;

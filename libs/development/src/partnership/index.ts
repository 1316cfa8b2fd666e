import type { EventOf } from '#kernel';
import { uloPart } from '../ulo-part.js';
import { aimAdopted } from './adopt-aim.js';
import { ruleSetApplied } from './apply-rule-set.js';
import { independenceStatementAdopted } from './adopt-independence-statement.js';
import { peopleBroughtTogether } from './bring-people-together.js';
import { uloEstablishmentDeclared } from './declare-establishment.js';
import { steeringGroupFormed } from './form-steering-group.js';
import { partnerJoined } from './join-partnership.js';
import { partnerLeft } from './leave-partnership.js';
import { partnershipAgreed } from './record-partnership.js';
import { uloDevelopmentStarted } from './start-ulo-development.js';
import { commissionerSteppedBack } from './step-back.js';

export { offers, partnerKinds, stepBackRoles } from './codes.js';
export { committeeRules, committeesCounted, whoCounts, type CommitteeRules } from './who-counts.js';
export { StartUloDevelopment } from './start-ulo-development.js';
export { BringPeopleTogether } from './bring-people-together.js';
export { RecordPartnership } from './record-partnership.js';
export { JoinPartnership } from './join-partnership.js';
export { LeavePartnership } from './leave-partnership.js';
export { AdoptIndependenceStatement } from './adopt-independence-statement.js';
export { FormSteeringGroup } from './form-steering-group.js';
export { AdoptAim } from './adopt-aim.js';
export { DeclareEstablishment } from './declare-establishment.js';
export { ApplyRuleSet } from './apply-rule-set.js';
export { StepBack } from './step-back.js';

export const partnership = uloPart('partnership', {
  title: 'Partnership',
  initial: () => ({
    programme: null, name: null, area: null, commissioner: null, commissionerOrganisation: null, startedOn: null, carersCount: false, ruleSets: [], gatherings: [], partnerships: [], partners: [],
    independence: [], steeringGroups: [], aims: [], established: null, steppedBack: null,
  }),
  facts: [
    uloDevelopmentStarted, peopleBroughtTogether, partnershipAgreed, partnerJoined, partnerLeft, independenceStatementAdopted, steeringGroupFormed, aimAdopted,
    uloEstablishmentDeclared, commissionerSteppedBack, ruleSetApplied,
  ],
  choices: ({ partnership: { partners } }) => ({
    partner: partners.filter(({ leftOn }) => leftOn === null).map(({ id, partner, on }) => ({ id, label: `${partner}, since ${on}` })),
  }),
});
export type PartnershipEvent = EventOf<typeof partnership>;

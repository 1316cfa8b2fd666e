import type { EventOf } from '#kernel';
import { uloPart } from '../ulo-part.js';
import { aimAdopted } from './adopt-aim.js';
import { ruleSetApplied } from './apply-rule-set.js';
import { independenceStatementAdopted } from './adopt-independence-statement.js';
import { peopleBroughtTogether } from './bring-people-together.js';
import { uloEstablishmentDeclared } from './declare-establishment.js';
import { steeringGroupFormed } from './form-steering-group.js';
import { partnershipAgreed } from './record-partnership.js';
import { uloDevelopmentStarted } from './start-ulo-development.js';
import { commissionerSteppedBack } from './step-back.js';

export { stepBackRoles } from './codes.js';
export { whoCounts } from './who-counts.js';
export { StartUloDevelopment } from './start-ulo-development.js';
export { BringPeopleTogether } from './bring-people-together.js';
export { RecordPartnership } from './record-partnership.js';
export { AdoptIndependenceStatement } from './adopt-independence-statement.js';
export { FormSteeringGroup } from './form-steering-group.js';
export { AdoptAim } from './adopt-aim.js';
export { DeclareEstablishment } from './declare-establishment.js';
export { ApplyRuleSet } from './apply-rule-set.js';
export { StepBack } from './step-back.js';

export const partnership = uloPart('partnership', {
  title: 'Partnership',
  initial: () => ({
    programme: null, name: null, area: null, commissioner: null, startedOn: null, carersCount: false, ruleSets: [], gatherings: [], partnerships: [],
    independence: [], steeringGroups: [], aims: [], established: null, steppedBack: null,
  }),
  facts: [
    uloDevelopmentStarted, peopleBroughtTogether, partnershipAgreed, independenceStatementAdopted, steeringGroupFormed, aimAdopted,
    uloEstablishmentDeclared, commissionerSteppedBack, ruleSetApplied,
  ],
});
export type PartnershipEvent = EventOf<typeof partnership>;

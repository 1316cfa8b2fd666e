import type { PlainDate } from '#kernel';
import type { RuleSetCode } from '../programme/codes.js';
import type { UserGroup } from '../user-groups.js';
import type { Offer, StepBackRole } from './codes.js';

export interface Partnership {
  id: string;
  on: PlainDate;
  commissioner: string;
  mentor: string;
}

export interface Gathering {
  id: string;
  on: PlainDate;
  users: number;
  carers: number;
}

export interface SteeringGroup extends Gathering {
  commissioners: number;
  providers: number;
  others: number;
}

export interface Aim {
  id: string;
  on: PlainDate;
  aim: string;
  offers: Offer[];
  userGroups: UserGroup[];
  allAges: boolean;
}

export interface AppliedRuleSet {
  id: string;
  on: PlainDate;
  ruleSet: RuleSetCode;
  carersCount: boolean;
  /** The id of the event by which the programme adopted it. */
  adopted: string;
}

/** The root of a ULO's development: who it is and who develops it. Lists in the order in which things happened. */
export interface PartnershipState {
  /** The id of the programme; null until the development has started. */
  programme: string | null;
  name: string | null;
  area: string | null;
  /** The commissioning organisation. */
  commissioner: string | null;
  startedOn: PlainDate | null;
  /** Whether carers count toward the users' share of the committee until a rule set of the programme is applied. */
  carersCount: boolean;
  /** Rule sets of the programme, each from its day on. */
  ruleSets: AppliedRuleSet[];
  gatherings: Gathering[];
  partnerships: Partnership[];
  independence: { id: string; on: PlainDate; statement: string }[];
  steeringGroups: SteeringGroup[];
  aims: Aim[];
  established: { id: string; on: PlainDate } | null;
  steppedBack: { id: string; on: PlainDate; role: StepBackRole } | null;
}

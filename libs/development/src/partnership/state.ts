import type { PlainDate } from '#kernel';
import type { RuleSetCode } from '../programme/codes.js';
import type { UserGroup } from '../user-groups.js';
import type { Offer, PartnerKind, StepBackRole } from './codes.js';

export interface Partnership {
  id: string;
  on: PlainDate;
  commissioner: string;
  commissionerOrganisation: string | null;
  mentor: string;
  mentorOrganisation: string | null;
}

/** A further organisation, in addition to the three parties that a partnership needs. */
export interface Partner {
  id: string;
  on: PlainDate;
  partner: string;
  /** Its id, where it was chosen from the register. */
  organisation: string | null;
  kind: PartnerKind;
  leftOn: PlainDate | null;
  /** Why it left; null when not recorded. */
  why: string | null;
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

/** The ULO's identity and the parties that develop it. Lists are in the order in which things happened. */
export interface PartnershipState {
  /** The id of the programme; null until the development has started. */
  programme: string | null;
  name: string | null;
  area: string | null;
  /** The commissioning organisation. */
  commissioner: string | null;
  /** Its id, where it was chosen from the register. */
  commissionerOrganisation: string | null;
  startedOn: PlainDate | null;
  /** Whether carers count toward the users' share of the committee until a rule set of the programme is applied. */
  carersCount: boolean;
  /** Rule sets of the programme, each with its first day. */
  ruleSets: AppliedRuleSet[];
  gatherings: Gathering[];
  partnerships: Partnership[];
  /** All partners that joined, also those that left. */
  partners: Partner[];
  independence: { id: string; on: PlainDate; statement: string }[];
  steeringGroups: SteeringGroup[];
  aims: Aim[];
  established: {
    id: string;
    on: PlainDate;
    note: string | null;
    /** The rule set then in force and the inputs of the judgement; null when not recorded. */
    judged: { ruleSet: string; version: number; counted: number; votingMembers: number; carersCount: boolean | null } | null;
  } | null;
  steppedBack: { id: string; on: PlainDate; role: StepBackRole } | null;
}

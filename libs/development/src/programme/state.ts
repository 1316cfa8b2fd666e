import type { PlainDate } from '#kernel';
import type { UserGroup } from '../user-groups.js';
import type { Jurisdiction, RuleSetCode } from './codes.js';

export interface AreaAssessment {
  id: string;
  on: PlainDate;
  uloInArea: boolean;
  notRepresented: UserGroup[];
  note: string | null;
}

export interface AdoptedRuleSet {
  ruleSet: RuleSetCode;
  carersCount: boolean;
  /** The first day of the rules; null for the default rules. */
  on: PlainDate | null;
}

export interface ProgrammeSlice {
  name: string | null;
  area: string | null;
  jurisdiction: Jurisdiction;
  openedOn: PlainDate | null;
  closedOn: PlainDate | null;
  closingNote: string | null;
  assessments: AreaAssessment[];
  gaps: { id: string; on: PlainDate; userGroup: UserGroup; note: string | null }[];
  ruleSets: AdoptedRuleSet[];
}

/** The default rules: the criteria of 2007, counting only people who use services. */
export const defaultRuleSet: AdoptedRuleSet = { ruleSet: 'dh-2007', carersCount: false, on: null };

/** The rule set in force on a day. */
export const ruleSetOn = ({ ruleSets }: ProgrammeSlice, day: PlainDate): AdoptedRuleSet =>
  ruleSets.findLast((r) => r.on !== null && r.on <= day) ?? defaultRuleSet;

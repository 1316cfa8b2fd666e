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
  /** The day from which it holds; null: the rules that hold until a programme says otherwise. */
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

/** The criteria of 2007, counting people who use services and nobody else. */
export const defaultRuleSet: AdoptedRuleSet = { ruleSet: 'dh-2007', carersCount: false, on: null };

/** The rule set in force on a day. */
export const ruleSetOn = ({ ruleSets }: ProgrammeSlice, day: PlainDate): AdoptedRuleSet =>
  ruleSets.findLast((r) => r.on !== null && r.on <= day) ?? defaultRuleSet;

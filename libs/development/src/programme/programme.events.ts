import { declareEvents, type DomainEvent } from '#kernel';
import { userGroups, type UserGroup } from '../user-groups.js';
import { listed } from '../words.js';
import { ruleSets, type RuleSetCode } from './rule-sets.js';

export const jurisdictions = {
  england: 'England',
  wales: 'Wales',
  scotland: 'Scotland',
  'northern-ireland': 'Northern Ireland',
} as const;
export type Jurisdiction = keyof typeof jurisdictions;

export type ProgrammeOpened = DomainEvent<'ProgrammeOpened', { name: string; area: string; jurisdiction?: Jurisdiction }>;
/** `notRepresented`: the user groups whose voice no organisation of the area carries. */
export type AreaSelfAssessmentRecorded = DomainEvent<
  'AreaSelfAssessmentRecorded',
  { uloInArea: boolean; notRepresented?: UserGroup[]; note?: string }
>;
export type UserGroupGapIdentified = DomainEvent<'UserGroupGapIdentified', { userGroup: UserGroup; note?: string }>;
export type RuleSetAdopted = DomainEvent<'RuleSetAdopted', { ruleSet: RuleSetCode; carersCount: boolean }>;
export type ProgrammeClosed = DomainEvent<'ProgrammeClosed', { note?: string }>;

export type ProgrammeEvent =
  | ProgrammeOpened
  | AreaSelfAssessmentRecorded
  | UserGroupGapIdentified
  | RuleSetAdopted
  | ProgrammeClosed;

const part = 'programme';

export const programmeEvents = declareEvents<ProgrammeEvent>({
  ProgrammeOpened: { version: 1, part, title: 'Programme opened', describe: ({ name, area }) => `${name}, for ${area}` },
  AreaSelfAssessmentRecorded: {
    version: 1,
    part,
    title: 'Area assessed',
    describe: ({ uloInArea, notRepresented = [] }) =>
      `${uloInArea ? 'There is a ULO' : 'No ULO'} in the area; ${
        notRepresented.length === 0
          ? 'every user group is represented'
          : `not represented: ${listed(notRepresented.map((g) => userGroups[g].toLowerCase()))}`
      }`,
  },
  UserGroupGapIdentified: {
    version: 1,
    part,
    title: 'User group found not represented',
    describe: ({ userGroup, note }) => userGroups[userGroup] + (note === undefined ? '' : ` – ${note}`),
  },
  RuleSetAdopted: {
    version: 1,
    part,
    title: 'Rule set adopted',
    describe: ({ ruleSet, carersCount }) => `${ruleSets[ruleSet]}; carers ${carersCount ? 'count' : 'do not count'} as users`,
  },
  ProgrammeClosed: { version: 1, part, title: 'Programme closed', describe: ({ note = '' }) => note },
});

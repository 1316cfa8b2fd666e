import type { PlainDate } from '#kernel';
import type { UserGroup } from '../user-groups.js';
import type { AgeGroup, CarersRoute, ForumPart, OrganisationKind } from './codes.js';

export interface OutreachState {
  mappings: { id: string; on: PlainDate; count: number; kinds: OrganisationKind[] }[];
  duplicationChecks: { id: string; on: PlainDate; duplicated: boolean; note: string | null }[];
  relationships: { id: string; on: PlainDate; count: number; terms: string | null }[];
  reached: { id: string; on: PlainDate; userGroups: UserGroup[]; people: number }[];
  providerMeetings: { id: string; on: PlainDate; providers: number; users: number; outcome: string | null }[];
  forums: { id: string; on: PlainDate; forum: string; part: ForumPart }[];
  representations: { id: string; on: PlainDate; before: string; people: number; outcome: string | null }[];
  /** Each record is a complete count, by group and age. */
  reach: { id: string; on: PlainDate; reach: { userGroup: UserGroup; ageGroup: AgeGroup; people: number }[] }[];
  carersRoutes: { id: string; on: PlainDate; route: CarersRoute; note: string | null }[];
}

import type { PlainDate } from '#kernel';
import type { UserGroup } from '../user-groups.js';
import type { CarersRoute, OrganisationKind } from './codes.js';

export interface OutreachState {
  mappings: { id: string; on: PlainDate; count: number; kinds: OrganisationKind[] }[];
  duplicationChecks: { id: string; on: PlainDate; duplicated: boolean }[];
  relationships: { id: string; on: PlainDate; count: number; terms: string | null }[];
  reached: { id: string; on: PlainDate; userGroups: UserGroup[]; people: number }[];
  carersRoutes: { id: string; on: PlainDate; route: CarersRoute }[];
}

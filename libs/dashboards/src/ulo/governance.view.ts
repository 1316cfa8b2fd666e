import type { PlainDate } from '#kernel';
import type { Coded, Dated, Share } from './shapes.js';

/** Seats by category as counts, never people. */
export interface CommitteeView {
  id: string;
  /** The day it was elected or its composition declared. */
  on: PlainDate;
  voting: number;
  users: number;
  carers: number;
  others: number;
  usersOfVoting: Share;
}

export interface GovernanceView {
  steeringGroup: (Dated & { members: number; users: number; carers: number; commissioners: number; providers: number; others: number }) | null;
  aim: (Dated & { text: string }) | null;
  independenceStatementAdoptedOn: PlainDate | null;
  constitutionAdoptedOn: PlainDate | null;
  committeeElectedOn: PlainDate | null;
  /** The composition in force on the day of the view. */
  committee: CommitteeView | null;
  /** Every composition, oldest first. */
  compositions: CommitteeView[];
  policies: (Dated & { policy: Coded; reviewDueOn: PlainDate | null })[];
  insurances: (Dated & { kind: string; endsOn: PlainDate })[];
  establishedOn: PlainDate | null;
}

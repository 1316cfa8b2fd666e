import type { PlainDate } from '#kernel';
import type { DignitaryRole } from './codes.js';

export interface LaunchPlan {
  id: string;
  on: PlainDate;
  launchOn: PlainDate;
  dignitariesInvited: number;
  localPeopleInvited: boolean;
  accessChecked: boolean;
}

export interface HeldLaunch {
  id: string;
  on: PlainDate;
  attended: number;
  localPeople: number;
  dignitaries: number;
}

export interface LaunchState {
  /** Invited by office, in the order of invitation. */
  dignitaries: { id: string; invitedOn: PlainDate; role: DignitaryRole; confirmedOn: PlainDate | null }[];
  /** The days that were agreed for the launch, each from the day on which it was; `why`: of a postponed one. */
  dates: { on: PlainDate; launchOn: PlainDate; why: string | null }[];
  /** The plans in order; the last one counts, with the date it was last postponed to. */
  plans: LaunchPlan[];
  held: HeldLaunch | null;
}

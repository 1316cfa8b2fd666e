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
  /** Dignitaries by office, in the order of invitation. */
  dignitaries: { id: string; invitedOn: PlainDate; role: DignitaryRole; confirmedOn: PlainDate | null }[];
  /** The agreed days of the launch, with the day of each agreement; `why` is the reason for a postponement. */
  dates: { on: PlainDate; launchOn: PlainDate; why: string | null }[];
  /** The plans in order. The last plan is in force, with the date to which it was last postponed. */
  plans: LaunchPlan[];
  held: HeldLaunch | null;
}

import type { PlainDate } from '#kernel';

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
  /** The plans in order; the last one counts, with the date it was last postponed to. */
  plans: LaunchPlan[];
  held: HeldLaunch | null;
}

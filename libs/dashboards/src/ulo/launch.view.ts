import type { PlainDate } from '#kernel';
import type { Dated } from './shapes.js';

export interface LaunchView {
  planned: (Dated & { launchOn: PlainDate; dignitariesInvited: number; localPeopleInvited: boolean; accessChecked: boolean }) | null;
  held: (Dated & { attended: number; localUsers: number; dignitaries: number }) | null;
  /** Completed months from the start of development to the launch. */
  monthsFromStart: number | null;
  celebrations: (Dated & { what: string })[];
  /** The dedicated marketing budget in force, null when none was set. */
  marketingBudget: (Dated & { amountPence: number }) | null;
}

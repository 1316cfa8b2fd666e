import type { PlainDate, ActorRole } from '#kernel';

export interface Acknowledgement {
  id: string;
  on: PlainDate;
  /** The code of the warning. */
  code: string;
  answer: string;
  /** The role that answered. */
  by: ActorRole;
}

/** The answers to warnings, in the order in which they were given. */
export interface ComplianceState {
  acknowledgements: Acknowledgement[];
}

/** The answers given during one interval in which a warning was open. */
export const answersOf = (
  { code, opens, clears }: { code: string; opens: PlainDate; clears: PlainDate | null },
  acknowledgements: readonly Acknowledgement[],
): Acknowledgement[] => acknowledgements.filter((a) => a.code === code && opens <= a.on && (clears === null || a.on < clears));

/** The last answer given up to `day` during one interval in which a warning was open. */
export const acknowledgementOf = (
  { acknowledgements }: ComplianceState,
  warning: { code: string; opens: PlainDate; clears: PlainDate | null },
  day: PlainDate,
): Acknowledgement | undefined =>
  answersOf(warning, acknowledgements).findLast(({ on }) => on <= day);

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

/** What was answered to warnings, in the order in which it happened. */
export interface ComplianceState {
  acknowledgements: Acknowledgement[];
}

/** What was answered while a stretch of a warning was open. */
export const answersOf = (
  { code, opens, clears }: { code: string; opens: PlainDate; clears: PlainDate | null },
  acknowledgements: readonly Acknowledgement[],
): Acknowledgement[] => acknowledgements.filter((a) => a.code === code && opens <= a.on && (clears === null || a.on < clears));

/** The last answer given while a stretch of a warning was open, by `day`. */
export const acknowledgementOf = (
  { acknowledgements }: ComplianceState,
  warning: { code: string; opens: PlainDate; clears: PlainDate | null },
  day: PlainDate,
): Acknowledgement | undefined =>
  answersOf(warning, acknowledgements).findLast(({ on }) => on <= day);

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

/** The last answer given while a stretch of a warning was open, by `day`. */
export const acknowledgementOf = (
  { acknowledgements }: ComplianceState,
  warning: { code: string; opens: PlainDate; clears: PlainDate | null },
  day: PlainDate,
): Acknowledgement | undefined =>
  acknowledgements.findLast(
    (a) => a.code === warning.code && a.on <= day && warning.opens <= a.on && (warning.clears === null || a.on < warning.clears),
  );

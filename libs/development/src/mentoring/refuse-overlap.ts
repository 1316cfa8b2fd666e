import { RuleRefused } from '#kernel';
import { lastDayOf, periodOf, type MentoringAgreement } from './state.js';

/** @throws RuleRefused when another agreement shares a day with the period */
export function refuseOverlap([other]: readonly MentoringAgreement[]): void {
  if (other)
    throw new RuleRefused(
      'mentoring-already-agreed',
      `Mentoring with ${other.mentor} is already agreed from ${other.startsOn} to ${lastDayOf(other)}.`,
      [periodOf(other)],
      'Give days outside that agreement, or extend or end it first.',
    );
}

import { maxDate, minDate, type PlainDate } from '#kernel';
import type { UloState } from '../ulo.state.js';
import { actionDue } from './action.js';
import { bidCloses } from './bid.js';
import { agreementEnds, reportDue } from './funding.js';
import { insuranceEnds, policyReviewDue } from './governance.js';
import type { DeadlineOfKind, KindOfDeadline } from './kind-of-deadline.js';
import { mentoringEnds, mentorSilent } from './mentoring.js';
import { milestoneDue } from './milestone.js';
import { mentorActionDue } from './mentor-action.js';
import { premisesEnd } from './premises.js';
import { progressMade } from './progress.js';
import { qualityAwardEnds } from './quality-award.js';
import { untilReplaced } from './replaced.js';
import { stepDue, stepOverdue } from './step.js';
import { warningOpens } from './warning.js';

export { emailedWarnings, warningDeadline, warningsOpening } from './warning.js';

/** Every kind of deadline, by its code in events and the API. */
export const deadlines = {
  milestone: milestoneDue,
  'step-due': stepDue,
  'step-overdue': stepOverdue,
  report: reportDue,
  agreement: agreementEnds,
  bid: bidCloses,
  lease: premisesEnd,
  insurance: insuranceEnds,
  policy: policyReviewDue,
  award: qualityAwardEnds,
  mentoring: mentoringEnds,
  'mentor-silent': mentorSilent,
  action: actionDue,
  'mentor-action': mentorActionDue,
  progress: progressMade,
  warning: warningOpens,
} satisfies Record<string, KindOfDeadline>;
export type DeadlineKind = keyof typeof deadlines;

const each = Object.entries<KindOfDeadline>(deadlines) as [DeadlineKind, KindOfDeadline][];

/** The labels of the kinds, by code. */
export const deadlineKinds = Object.fromEntries(each.map(([kind, { label }]) => [kind, label])) as Record<DeadlineKind, string>;

/** The kind whose reminder rule applies after the due day. */
export const kindAfterItsDay = (kind: DeadlineKind): DeadlineKind => (kind === 'step-due' ? 'step-overdue' : kind);
/** The kind under which lists and calendars show a deadline. */
export const kindOfThing = (kind: DeadlineKind): DeadlineKind => (kind === 'step-overdue' ? 'step-due' : kind);
/** The kinds that lists and calendars show. Warnings are not among them: they have their own list. */
export const kindsOfThings: readonly DeadlineKind[] = each.flatMap(([kind]) => (kindOfThing(kind) === kind && kind !== 'warning' ? [kind] : []));

export interface Deadline extends DeadlineOfKind {
  kind: DeadlineKind;
}

/**
 * Every deadline of a ULO, also past and cancelled ones. There are no deadlines while the development is paused.
 * Deadlines that belong to the development stop when it ends.
 */
export function deadlinesOf(ulo: UloState): Deadline[] {
  const endedOn = ulo.course.ended?.on ?? null;
  const all = each.flatMap(([kind, of]) => {
    const found = of.deadlines(ulo).map((deadline) => ({ kind, ...deadline }));
    return of.endsWithDevelopment ? untilClosed(found, endedOn) : found;
  });
  return outsidePauses(untilReplaced(all, ulo.actions.actions), ulo.course);
}

/** Removes the days of pauses: a deadline counts before a pause, and again from the end of the pause. */
const outsidePauses = (of: readonly Deadline[], { pauses }: UloState['course']): Deadline[] =>
  pauses.reduce<Deadline[]>(
    (left, { from: paused, to: resumed }) =>
      left.flatMap((deadline) => {
        const { from, until } = deadline;
        if (until !== null && until <= paused) return [deadline];
        const before = from < paused ? [{ ...deadline, until: paused }] : [];
        const after = resumed !== null && (until === null || resumed < until) ? [{ ...deadline, from: maxDate(from, resumed) }] : [];
        return [...before, ...after];
      }),
    [...of],
  );

/** Ends all deadlines on the day on which the programme closed. */
export const untilClosed = (of: readonly Deadline[], closedOn: PlainDate | null): Deadline[] =>
  closedOn === null ? [...of] : of.map((deadline) => ({ ...deadline, until: deadline.until === null ? closedOn : minDate(deadline.until, closedOn) }));

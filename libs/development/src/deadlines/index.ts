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

/** Every kind of deadline, under the code that events and the API name it by. */
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

/** The kinds with their words. */
export const deadlineKinds = Object.fromEntries(each.map(([kind, { label }]) => [kind, label])) as Record<DeadlineKind, string>;

/** The kind whose rule says when something is reminded of after its day. */
export const kindAfterItsDay = (kind: DeadlineKind): DeadlineKind => (kind === 'step-due' ? 'step-overdue' : kind);
/** The kind under which a thing stands in lists and calendars. */
export const kindOfThing = (kind: DeadlineKind): DeadlineKind => (kind === 'step-overdue' ? 'step-due' : kind);
/** The kinds of things, as lists and calendars name them. Warnings are in none: a list of warnings holds them. */
export const kindsOfThings: readonly DeadlineKind[] = each.flatMap(([kind]) => (kindOfThing(kind) === kind && kind !== 'warning' ? [kind] : []));

export interface Deadline extends DeadlineOfKind {
  kind: DeadlineKind;
}

/**
 * Every deadline of a ULO, those that have passed and those that were given up too. Nothing is expected while the development
 * is paused, nor what belongs to it from its end on.
 */
export function deadlinesOf(ulo: UloState): Deadline[] {
  const endedOn = ulo.course.ended?.on ?? null;
  const all = each.flatMap(([kind, of]) => {
    const found = of.deadlines(ulo).map((deadline) => ({ kind, ...deadline }));
    return of.endsWithDevelopment ? untilClosed(found, endedOn) : found;
  });
  return outsidePauses(untilReplaced(all, ulo.actions.actions), ulo.course);
}

/** While the development is paused nothing is expected: what is due is so before the pause, and again from its end. */
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

/** Nothing is expected any more from the day on which the programme closed. */
export const untilClosed = (of: readonly Deadline[], closedOn: PlainDate | null): Deadline[] =>
  closedOn === null ? [...of] : of.map((deadline) => ({ ...deadline, until: deadline.until === null ? closedOn : minDate(deadline.until, closedOn) }));

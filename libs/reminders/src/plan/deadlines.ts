import { addDays, minDate, type PlainDate } from '#kernel';
import {
  agreementOn, closedOn, insuranceKinds, nameOfAgreement, nameOfPremises, noMentoringForSixWeeks, policyKinds, type DeadlineKind, type Insurance, type Milestone, type UloState,
} from '#development';

/**
 * A day of one ULO that is worth a reminder, for as long as it was agreed: from `from` up to, but not including, `until`
 * (null: no end known). A milestone that was moved gives one for each date it had.
 */
export interface Deadline {
  kind: DeadlineKind;
  /** What it is about: the id of the event that began it, or a code. With the kind unique in its ULO. */
  subject: string;
  name: string;
  dueOn: PlainDate;
  from: PlainDate;
  until: PlainDate | null;
  /** Of a milestone: its baseline, the date it had first. */
  firstDueOn?: PlainDate;
}

/** Every deadline of a ULO, those that have passed and those that were given up too. */
export const deadlinesOf = (whole: UloState): Deadline[] => [
  ...whole.milestones.milestones.flatMap(ofMilestone),
  ...whole.agreements.agreements.flatMap((agreement) => [
    ending('agreement', agreement.id, nameOfAgreement(agreement), agreement.signedOn, agreement.endsOn, agreement.endedOn),
    ...agreement.reports.map((report): Deadline => ({
      kind: 'report',
      subject: report.id,
      name: `${report.about ?? 'Report'}, ${nameOfAgreement(agreement)}`,
      dueOn: report.dueOn,
      from: report.requiredOn,
      until: earliest(report.submittedOn, agreement.endedOn),
    })),
  ]),
  ...whole.premises.secured.flatMap((held) =>
    terms(held.terms, held.vacatedOn).map((term) => ({ kind: 'lease' as const, subject: held.id, name: nameOfPremises(held), ...term })),
  ),
  ...whole.governance.insurances.flatMap((insurance) =>
    terms(insurance.terms, replacedOn(insurance, whole.governance.insurances)).map((term) => ({ kind: 'insurance' as const, subject: insurance.id, name: insuranceKinds[insurance.kind], ...term })),
  ),
  ...whole.governance.policies.flatMap(({ code, reviews }) =>
    terms(reviews.map(({ on, reviewOn }) => ({ on, endsOn: reviewOn })), null).map((term) => ({ kind: 'policy' as const, subject: code, name: policyKinds[code], ...term })),
  ),
  ...whole.quality.awards.map(({ id, on, level, endsOn }, i, awards) =>
    ending('award', id, level ?? 'Quality award', on, endsOn, awards.slice(i + 1).find((later) => later.endsOn > endsOn)?.on ?? null),
  ),
  ...whole.mentoring.agreements.map((a) => ending('mentoring', a.id, `Mentoring by ${a.mentor}`, a.startsOn, a.endsOn, a.endedOn)),
  ...silences(whole),
];

/** Nothing is expected any more from the day on which the programme closed. */
export const untilClosed = (deadlines: readonly Deadline[], closedOn: PlainDate | null): Deadline[] =>
  deadlines.map((deadline) => ({ ...deadline, until: earliest(deadline.until, closedOn) }));

/** The day on which another insurance of the same kind was taken out that lasts longer. */
const replacedOn = (insurance: Insurance, all: readonly Insurance[]): PlainDate | null =>
  all.find((o) => o !== insurance && o.kind === insurance.kind && o.takenOutOn > insurance.takenOutOn && o.endsOn > insurance.endsOn)?.takenOutOn ?? null;

const ending = (kind: DeadlineKind, subject: string, name: string, from: PlainDate, dueOn: PlainDate, until: PlainDate | null): Deadline => ({
  kind, subject, name, dueOn, from, until,
});

function ofMilestone(milestone: Milestone): Deadline[] {
  const { id, name, plannedOn, baselineDueOn, moves } = milestone;
  const dates = [{ on: plannedOn, endsOn: baselineDueOn }, ...moves.map((m) => ({ on: m.on, endsOn: m.to }))];
  return terms(dates, closedOn(milestone)).map((term) => ({ kind: 'milestone', subject: id, name, firstDueOn: baselineDueOn, ...term }));
}

/** Each date holds from the day it was agreed until the next is agreed or all is over; null is no date. */
function terms(dates: readonly { on: PlainDate; endsOn: PlainDate | null }[], over: PlainDate | null): Pick<Deadline, 'dueOn' | 'from' | 'until'>[] {
  return dates.flatMap(({ on, endsOn }, i) => (endsOn === null ? [] : [{ dueOn: endsOn, from: on, until: earliest(dates[i + 1]?.on ?? null, over) }]));
}

const earliest = (a: PlainDate | null, b: PlainDate | null): PlainDate | null => (a === null ? b : b === null ? a : minDate(a, b));

/** The day on which the warning opens; watched since the last session, so that a session in time ends it. */
const silences = (whole: UloState): Deadline[] =>
  noMentoringForSixWeeks.intervals(whole).map(({ opens, clears, why }) => ({
    kind: 'mentor-silent',
    subject: agreementOn(whole.mentoring, opens)?.id ?? '',
    name: `No mentoring for six weeks. ${why}`,
    dueOn: opens,
    from: addDays(opens, -42),
    until: clears,
  }));

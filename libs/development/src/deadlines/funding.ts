import { addDays, maxDate, type PlainDate } from '#kernel';
import { nameOfAgreement, type FundingAgreement } from '../agreements/state.js';
import { earliest } from '../earliest.js';
import { beforeItEnds, untilItIsDone, type KindOfDeadline } from './kind-of-deadline.js';

export const reportDue: KindOfDeadline = {
  label: 'Report to a funder due',
  staysOverdue: true,
  whatToDo: 'Send the report, then record that it was sent.',
  tab: 'funding',
  defaultRule: untilItIsDone,
  deadlines: ({ agreements: { agreements } }) =>
    agreements.flatMap((agreement) =>
      agreement.reports.map((report) => ({
        subject: report.id,
        name: `${report.about ?? 'Report'}, ${nameOfAgreement(agreement)}`,
        dueOn: report.dueOn,
        from: report.requiredOn,
        until: earliest(report.submittedOn, agreement.endedOn),
      })),
    ),
};

export const agreementEnds: KindOfDeadline = {
  label: 'Funding agreement ends',
  staysOverdue: false,
  whatToDo: 'Find out what follows it, and record the new agreement.',
  tab: 'funding',
  defaultRule: beforeItEnds,
  deadlines: ({ agreements: { agreements } }) =>
    agreements.map((a) => ({ subject: a.id, name: nameOfAgreement(a), dueOn: a.endsOn, from: a.signedOn, until: earliest(a.endedOn, followedOn(a, agreements)) })),
};

/** The day from which the next agreement with the same funder follows: the day after this one's end, or its signature if later. */
function followedOn({ id, funder, endsOn }: FundingAgreement, all: readonly FundingAgreement[]): PlainDate | null {
  const next = all.find((other) => other.id !== id && other.funder === funder && other.endsOn > endsOn);
  return next ? maxDate(next.signedOn, addDays(endsOn, 1)) : null;
}

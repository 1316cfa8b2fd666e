import { addDays, maxDate, type WarningRule } from '#kernel';
import { nameOfAgreement } from '../agreements/state.js';
import type { UloState } from '../ulo.state.js';

export const funderReportOverdue: WarningRule<UloState> = {
  code: 'funder-report-overdue',
  version: 1,
  title: 'Report to a funder overdue',
  severity: 'amber',
  source: 'Planning default: the day agreed with the funder has passed.',
  intervals: ({ agreements: { agreements } }) =>
    agreements.flatMap((agreement) =>
      agreement.reports.map(({ dueOn, requiredOn, submittedOn }) => ({
        opens: maxDate(addDays(dueOn, 1), requiredOn),
        clears: submittedOn,
        why: `The report was due on ${dueOn}: ${nameOfAgreement(agreement)}.`,
      })),
    ),
};

import { addDays, maxDate, type WarningRule } from '#kernel';
import { nameOfAgreement } from '../agreements/state.js';
import type { UloState } from '../ulo.state.js';

export const funderReportOverdue: WarningRule<UloState> = {
  code: 'funder-report-overdue',
  version: 2,
  title: 'Report to a funder overdue',
  severity: 'amber',
  pressing: true,
  source: 'Planning default: the day agreed with the funder has passed.',
  matters: 'A funder that gets no report may stop paying, and asks harder questions of the next bid.',
  clearedBy: ['submit-report'],
  owner: 'owner',
  intervals: ({ agreements: { agreements } }) =>
    agreements.flatMap((agreement) =>
      agreement.reports.map(({ dueOn, requiredOn, submittedOn }) => ({
        opens: maxDate(addDays(dueOn, 1), requiredOn),
        clears: submittedOn,
        why: `Report due on ${dueOn}: ${nameOfAgreement(agreement)}.`,
      })),
    ),
};

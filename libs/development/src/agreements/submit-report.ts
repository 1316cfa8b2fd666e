import { Command, NOTHING, Reference, RuleRefused, UloCommand } from '#kernel';
import { uloFact } from '../ulo-part.js';
import { reportById } from './state.js';

@Command({
  name: 'submit-report',
  title: 'Record that a report was submitted',
  roles: ['development-worker', 'committee', 'programme-manager'],
})
export class SubmitReport extends UloCommand {
  @Reference({ label: 'Report', to: 'open-report' })
  report!: string;
}

export const reportSubmitted = uloFact('agreements', {
  command: SubmitReport,
  type: 'ReportSubmitted',
  version: 1,
  title: 'Report to a funder submitted',
  decide(command, { now }) {
    const report = reportById(now.agreements, command.report);
    if (!report) throw new RuleRefused('no-such-report', 'No such report is due.', [], 'Record first that it is due.');
    return report.submittedOn === null ? undefined : NOTHING;
  },
  describe: () => '',
  evolve(agreements, { occurredOn, data }) {
    const report = reportById(agreements, data.report);
    if (report) report.submittedOn ??= occurredOn;
  },
});

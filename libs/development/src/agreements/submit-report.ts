import { Command, Money, NOTHING, Reference, RuleRefused, UloCommand } from '#kernel';
import { uloFact } from '../ulo-part.js';
import { pounds } from '../words.js';
import { reportById } from './state.js';

@Command({
  name: 'submit-report',
  title: 'Record that a report was submitted',
  roles: ['development-worker', 'committee', 'programme-manager'],
})
export class SubmitReport extends UloCommand {
  @Reference({ label: 'Report', to: 'open-report' })
  report!: string;

  @Money({ label: 'How much had been spent by then?', hint: 'Of this agreement, from its beginning, as the report says.', optional: true })
  spentPence?: number;
}

export const reportSubmitted = uloFact('agreements', {
  command: SubmitReport,
  type: 'ReportSubmitted',
  version: 2,
  upcasters: { 1: (data) => data },
  title: 'Report to a funder submitted',
  decide(command, { now }) {
    const report = reportById(now.agreements, command.report);
    if (!report) throw new RuleRefused('no-such-report', 'No such report is due.', [], 'Record first that it is due.');
    return report.submittedOn === null ? undefined : NOTHING;
  },
  describe: ({ spentPence }) => (spentPence === undefined ? '' : `${pounds(spentPence)} spent by then`),
  evolve(agreements, { occurredOn, data: { report: id, spentPence = null } }) {
    const report = reportById(agreements, id);
    if (report?.submittedOn === null) Object.assign(report, { submittedOn: occurredOn, spentPence });
  },
});

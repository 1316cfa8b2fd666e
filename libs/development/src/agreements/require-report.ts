import { Command, Day, Reference, Text, UloCommand } from '#kernel';
import { refuseDueBefore } from '../due-days.js';
import { uloFact } from '../ulo-part.js';
import { agreementRecorders } from './roles.js';
import { signedAgreement } from './signed-agreement.js';
import { agreementById } from './state.js';

@Command({ name: 'require-report', title: 'Record that a report to a funder is due', roles: agreementRecorders })
export class RequireReport extends UloCommand {
  @Reference({ label: 'Agreement', to: 'agreement' })
  agreement!: string;

  @Day({ label: 'Due by', noun: 'day it is due' })
  dueOn!: string;

  @Text({ label: 'About', hint: 'For example “First half-year”.', optional: true })
  about?: string;
}

export const reportRequired = uloFact('agreements', {
  command: RequireReport,
  type: 'ReportRequired',
  version: 1,
  title: 'Report to a funder required',
  decide({ agreement, dueOn }, context) {
    signedAgreement(agreement, context);
    refuseDueBefore(dueOn, context.occurredOn);
  },
  describe: ({ dueOn, about }) => `By ${dueOn}${about ? `: ${about}` : ''}`,
  evolve: (agreements, { id, occurredOn, data: { agreement, dueOn, about = null } }) =>
    void agreementById(agreements, agreement)?.reports.push({ id, dueOn, about, requiredOn: occurredOn, submittedOn: null, spentPence: null }),
});

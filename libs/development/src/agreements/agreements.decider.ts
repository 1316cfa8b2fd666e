import { RuleRefused, factData, type Part, type PlainDate } from '#kernel';
import type { UloState } from '../ulo.state.js';
import {
  EndAgreement, GiveChangeNotice, RecordPayment, SignAgreement, SubmitReport, type RequireReport, type agreementsCommands,
} from './agreements.commands.js';
import { refuseDueBefore } from '../due-days.js';
import type { AgreementEvent } from './agreements.events.js';
import { nameOfAgreement, type AgreementsState, type FundingAgreement } from './agreements.state.js';

type AgreementCommand = InstanceType<(typeof agreementsCommands)[number]>;

export const agreements: Part<AgreementsState, AgreementCommand, AgreementEvent, UloState> = {
  name: 'agreements',
  initial: () => ({ agreements: [] }),

  evolve(state, fact) {
    const { id, occurredOn: on } = fact;
    const find = (agreement: string): FundingAgreement | undefined => state.agreements.find((a) => a.id === agreement);
    switch (fact.type) {
      case 'AgreementSigned': {
        const { funder = null, ...terms } = fact.data;
        state.agreements.push({ id, signedOn: on, funder, ...terms, notices: [], payments: [], reports: [], endedOn: null });
        return state;
      }
      case 'ChangeNoticeGiven': {
        const { agreement, effectiveOn, change } = fact.data;
        find(agreement)?.notices.push({ id, on, effectiveOn, change });
        return state;
      }
      case 'PaymentReceived':
        find(fact.data.agreement)?.payments.push({ id, on, amountPence: fact.data.amountPence });
        return state;
      case 'ReportRequired': {
        const { agreement, dueOn, about = null } = fact.data;
        find(agreement)?.reports.push({ id, dueOn, about, requiredOn: on, submittedOn: null });
        return state;
      }
      case 'ReportSubmitted': {
        const report = state.agreements.flatMap((a) => a.reports).find((r) => r.id === fact.data.report);
        if (report) report.submittedOn ??= on;
        return state;
      }
      case 'AgreementEnded': {
        const ended = find(fact.data.agreement);
        if (ended) ended.endedOn ??= on;
        return state;
      }
      default:
        return state;
    }
  },

  decide(command, { now, occurredOn }) {
    if (command instanceof SignAgreement) {
      const { startsOn, endsOn } = command;
      if (endsOn <= startsOn)
        throw new RuleRefused('agreement-ends-before-it-starts', `The last day (${endsOn}) must be after the first day (${startsOn}).`);
      return [{ type: 'AgreementSigned', data: factData(command) }];
    }
    if (command instanceof SubmitReport) {
      const report = now.agreements.agreements.flatMap((a) => a.reports).find((r) => r.id === command.report);
      if (!report) throw new RuleRefused('no-such-report', 'No such report is due.', [], 'Record first that it is due.');
      return report.submittedOn === null ? [{ type: 'ReportSubmitted', data: factData(command) }] : [];
    }
    const agreement = signedBy(now.agreements, command.agreement, occurredOn);
    if (command instanceof GiveChangeNotice) {
      if (command.effectiveOn <= occurredOn)
        throw new RuleRefused(
          'notice-after-the-change',
          `The notice (${occurredOn}) must be given before the change takes effect (${command.effectiveOn}).`,
          [],
          'Check both days.',
        );
      return [{ type: 'ChangeNoticeGiven', data: factData(command) }];
    }
    if (command instanceof EndAgreement) {
      if (agreement.endedOn !== null)
        throw new RuleRefused(
          'agreement-already-ended',
          `The agreement ended on ${agreement.endedOn}.`,
          [nameOfAgreement(agreement)],
          'Correct the recorded end if it is wrong.',
        );
      return [{ type: 'AgreementEnded', data: factData(command) }];
    }
    if (command instanceof RecordPayment) return [{ type: 'PaymentReceived', data: factData(command) }];
    command satisfies RequireReport;
    refuseDueBefore(command.dueOn, occurredOn);
    return [{ type: 'ReportRequired', data: factData(command) }];
  },
};

function signedBy({ agreements }: AgreementsState, id: string, day: PlainDate): FundingAgreement {
  const agreement = agreements.find((a) => a.id === id);
  if (!agreement) throw new RuleRefused('no-such-agreement', 'There is no such funding agreement.', [], 'Record the agreement first.');
  if (day < agreement.signedOn)
    throw new RuleRefused(
      'agreement-not-yet-signed',
      `The agreement was signed on ${agreement.signedOn}, after ${day}.`,
      [nameOfAgreement(agreement)],
      'Check the day.',
    );
  return agreement;
}

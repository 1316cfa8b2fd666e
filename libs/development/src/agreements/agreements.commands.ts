import { Choice, Command, Day, LongText, Money, Reference, Text, UloCommand, Whole, YesNo, type Role } from '#kernel';
import { instruments, type Instrument } from './agreements.events.js';

const bothSides: readonly Role[] = ['commissioner', 'committee', 'programme-manager'];
const withWorker: readonly Role[] = ['development-worker', ...bothSides];

@Command({
  name: 'sign-agreement',
  title: 'Record a funding agreement',
  help: 'Guidance asks for agreements of three to five years.',
  part: 'agreements',
  stream: 'ulo',
  roles: bothSides,
  records: 'AgreementSigned',
})
export class SignAgreement extends UloCommand {
  @Text({ label: 'Funder', hint: 'The organisation that pays.', optional: true })
  funder?: string;

  @Choice({ label: 'Kind of agreement', options: instruments })
  instrument!: Instrument;

  @Money({ label: 'Amount', hint: 'For the whole of the agreement.' })
  amountPence!: number;

  @Day({ label: 'First day' })
  startsOn!: string;

  @Day({ label: 'Last day', hint: 'The last day of the agreement, itself included.' })
  endsOn!: string;

  @Whole({ label: 'Share for core costs', hint: 'In per cent of the amount, from 0 to 100.', max: 100, unit: '%' })
  coreSharePercent!: number;
}

@Command({
  name: 'give-change-notice',
  title: 'Give notice of a change to an agreement',
  help: 'The Compact asks for at least three months’ notice, with reasons.',
  part: 'agreements',
  stream: 'ulo',
  roles: bothSides,
  records: 'ChangeNoticeGiven',
})
export class GiveChangeNotice extends UloCommand {
  @Reference({ label: 'Agreement', to: 'running-agreement' })
  agreement!: string;

  @Day({ label: 'From when does the change take effect?' })
  effectiveOn!: string;

  @LongText({ label: 'What changes, and why?', hint: 'Do not write names.' })
  change!: string;
}

@Command({
  name: 'record-payment',
  title: 'Record a payment received',
  part: 'agreements',
  stream: 'ulo',
  roles: withWorker,
  records: 'PaymentReceived',
})
export class RecordPayment extends UloCommand {
  @Reference({ label: 'Agreement', to: 'agreement' })
  agreement!: string;

  @Money({ label: 'Amount' })
  amountPence!: number;
}

@Command({
  name: 'require-report',
  title: 'Record that a report to a funder is due',
  part: 'agreements',
  stream: 'ulo',
  roles: withWorker,
  records: 'ReportRequired',
})
export class RequireReport extends UloCommand {
  @Reference({ label: 'Agreement', to: 'agreement' })
  agreement!: string;

  @Day({ label: 'Due by' })
  dueOn!: string;

  @Text({ label: 'About', hint: 'For example “First half-year”.', optional: true })
  about?: string;
}

@Command({
  name: 'submit-report',
  title: 'Record that a report was submitted',
  part: 'agreements',
  stream: 'ulo',
  roles: ['development-worker', 'committee', 'programme-manager'],
  records: 'ReportSubmitted',
})
export class SubmitReport extends UloCommand {
  @Reference({ label: 'Report', to: 'open-report' })
  report!: string;
}

@Command({
  name: 'end-agreement',
  title: 'Record that a funding agreement ended',
  part: 'agreements',
  stream: 'ulo',
  roles: bothSides,
  records: 'AgreementEnded',
  confirm: true,
})
export class EndAgreement extends UloCommand {
  @Reference({ label: 'Agreement', to: 'running-agreement' })
  agreement!: string;

  @YesNo({ label: 'Did it end as agreed?' })
  asAgreed!: boolean;
}

export const agreementsCommands = [
  SignAgreement,
  GiveChangeNotice,
  RecordPayment,
  RequireReport,
  SubmitReport,
  EndAgreement,
] as const;

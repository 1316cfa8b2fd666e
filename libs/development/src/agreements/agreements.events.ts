import { declareEvents, type DomainEvent, type PlainDate } from '#kernel';
import { pounds } from '../words.js';

/** A grant gives toward the organisation's own work; under a contract a council buys a service. */
export const instruments = {
  'pump-priming-grant': 'Pump-priming grant',
  'core-grant': 'Core grant',
  grant: 'Grant',
  contract: 'Contract',
  'service-level-agreement': 'Service level agreement',
} as const;
export type Instrument = keyof typeof instruments;

/** `coreSharePercent` of the amount is for core costs, 0 to 100. The last day is included. */
export type AgreementSigned = DomainEvent<
  'AgreementSigned',
  { funder?: string; instrument: Instrument; amountPence: number; startsOn: PlainDate; endsOn: PlainDate; coreSharePercent: number }
>;
/** `agreement` is the id of the `AgreementSigned`. */
export type ChangeNoticeGiven = DomainEvent<'ChangeNoticeGiven', { agreement: string; effectiveOn: PlainDate; change: string }>;
export type PaymentReceived = DomainEvent<'PaymentReceived', { agreement: string; amountPence: number }>;
export type ReportRequired = DomainEvent<'ReportRequired', { agreement: string; dueOn: PlainDate; about?: string }>;
/** `report` is the id of the `ReportRequired`. */
export type ReportSubmitted = DomainEvent<'ReportSubmitted', { report: string }>;
export type AgreementEnded = DomainEvent<'AgreementEnded', { agreement: string; asAgreed: boolean }>;

export type AgreementEvent =
  | AgreementSigned
  | ChangeNoticeGiven
  | PaymentReceived
  | ReportRequired
  | ReportSubmitted
  | AgreementEnded;

const part = 'agreements';

export const agreementsEvents = declareEvents<AgreementEvent>({
  AgreementSigned: {
    version: 1,
    part,
    title: 'Funding agreement signed',
    describe: ({ funder, instrument, amountPence, startsOn, endsOn, coreSharePercent }) =>
      `${instruments[instrument]} of ${pounds(amountPence)}${funder ? ` from ${funder}` : ''}, ${startsOn} to ${endsOn}, ${coreSharePercent === 100 ? 'all' : `${coreSharePercent}%`} for core costs`,
  },
  ChangeNoticeGiven: {
    version: 1,
    part,
    title: 'Notice of a change to an agreement given',
    describe: ({ effectiveOn, change }) => `From ${effectiveOn}: ${change}`,
  },
  PaymentReceived: { version: 1, part, title: 'Payment received', describe: ({ amountPence }) => pounds(amountPence) },
  ReportRequired: {
    version: 1,
    part,
    title: 'Report to a funder required',
    describe: ({ dueOn, about }) => `By ${dueOn}${about ? `: ${about}` : ''}`,
  },
  ReportSubmitted: { version: 1, part, title: 'Report to a funder submitted', describe: () => '' },
  AgreementEnded: {
    version: 1,
    part,
    title: 'Funding agreement ended',
    describe: ({ asAgreed }) => (asAgreed ? 'As agreed' : 'Earlier or later than agreed'),
  },
});

import { addDays, addMonths, daysBetween, minDate, monthsInclusive, type PlainDate } from '#kernel';
import { counted, listed, pounds } from '../words.js';
import { instruments, type Budget, type Instrument } from './codes.js';

export interface FunderReport {
  id: string;
  dueOn: PlainDate;
  about: string | null;
  requiredOn: PlainDate;
  submittedOn: PlainDate | null;
  /** The amount spent by then, as reported; null when the report does not give it. */
  spentPence: number | null;
}

export interface FundingAgreement {
  id: string;
  signedOn: PlainDate;
  /** The id of the bid that led to the agreement. */
  bid: string | null;
  funder: string | null;
  /** The id of the funder, when it was chosen from the register. */
  funderOrganisation: string | null;
  instrument: Instrument;
  /** Null when not recorded. */
  budget: Budget | null;
  amountPence: number;
  startsOn: PlainDate;
  /** The last day (inclusive). */
  endsOn: PlainDate;
  coreSharePercent: number;
  notices: { id: string; on: PlainDate; effectiveOn: PlainDate; change: string; consultedFrom: PlainDate | null }[];
  payments: { id: string; on: PlainDate; amountPence: number }[];
  reports: FunderReport[];
  /** The day that was recorded as its end. */
  endedOn: PlainDate | null;
  /** Whether it ended as agreed; null while no end is recorded. */
  endedAsAgreed: boolean | null;
}

/** Agreements are in the order in which they were signed. */
export interface AgreementsState {
  agreements: FundingAgreement[];
}

export const agreementById = ({ agreements }: AgreementsState, id: string): FundingAgreement | undefined => agreements.find((a) => a.id === id);

export const reportById = ({ agreements }: AgreementsState, id: string): FunderReport | undefined =>
  agreements.flatMap((a) => a.reports).find((r) => r.id === id);

/** The amount received, and the amount spent according to the last report that gives it; null when no report does. */
export const receivedPence = ({ payments }: FundingAgreement): number => payments.reduce((sum, { amountPence }) => sum + amountPence, 0);
export const spentPence = ({ reports }: FundingAgreement): number | null =>
  reports.filter((report) => report.submittedOn !== null && report.spentPence !== null).reduce<FunderReport | null>((last, report) => (last === null || (report.submittedOn ?? '') >= (last.submittedOn ?? '') ? report : last), null)?.spentPence ?? null;

/** Completed months from the first to the last day, both included. */
export const agreementMonths = ({ startsOn, endsOn }: Pick<FundingAgreement, 'startsOn' | 'endsOn'>): number =>
  monthsInclusive(startsOn, endsOn);

/** “36 months”, or “60 months and 1 day”. */
export function lengthOfAgreement({ startsOn, endsOn }: Pick<FundingAgreement, 'startsOn' | 'endsOn'>): string {
  const months = monthsInclusive(startsOn, endsOn);
  const days = daysBetween(addMonths(startsOn, months), addDays(endsOn, 1));
  return listed([...(months > 0 ? [counted(months, 'month')] : []), ...(days > 0 ? [counted(days, 'day')] : [])]);
}

/** The first day on which the agreement no longer runs: the day after its last day, or the day it was ended before that. */
export const overOn = ({ endedOn, endsOn }: FundingAgreement): PlainDate => minDate(endedOn ?? addDays(endsOn, 1), addDays(endsOn, 1));

export const isInForce = (agreement: FundingAgreement, day: PlainDate): boolean => agreement.startsOn <= day && day < overOn(agreement);

export const nameOfAgreement = ({ instrument, amountPence, startsOn, endsOn }: FundingAgreement): string =>
  `${instruments[instrument]} of ${pounds(amountPence)}, ${startsOn} to ${endsOn}`;

import type { PlainDate } from '#kernel';
import { pounds } from '../words.js';
import type { AwardCriterion, ReservationChoice, SpecificationCheck, TenderFormat } from './codes.js';
import type { measures } from '../rule-sets/rule-set.js';

/** A judgement of the reservation test, with enough inputs to repeat it under these or other rules. */
export interface ReservationTest {
  id: string;
  on: PlainDate;
  ruleSet: string;
  version: number;
  purposeMet: boolean;
  shareMet: boolean;
  counted: number;
  workforce: number;
  measuredOver: keyof typeof measures;
}

export interface Tender {
  id: string;
  plannedOn: PlainDate;
  title: string;
  /** The day on which the procurement began. The law of that day applies to the end. */
  beganOn: PlainDate;
  estimatePence: number;
  /** The threshold that the buyer applied; null when not recorded. */
  thresholdPence: number | null;
  specification: { id: string; on: PlainDate; users: number; checks: SpecificationCheck[] } | null;
  consideration: { id: string; on: PlainDate; choice: ReservationChoice; why: string } | null;
  tests: ReservationTest[];
  reservedOn: PlainDate | null;
  publication: { id: string; on: PlainDate; closesOn: PlainDate; formats: TenderFormat[]; weights: { criterion: AwardCriterion; weight: number }[]; notice: string | null } | null;
  priceMatch: { id: string; on: PlainDate; bestPence: number; matched: boolean } | null;
  award: { id: string; on: PlainDate; amountPence: number; supportedBusiness: boolean; startsOn: PlainDate; endsOn: PlainDate } | null;
  givenUpOn: PlainDate | null;
  whyGivenUp: string | null;
}

/** Tenders are in the order in which they were planned. */
export interface ProcurementState {
  tenders: Tender[];
}

export const tenderById = ({ tenders }: ProcurementState, id: string): Tender | undefined => tenders.find((t) => t.id === id);
export const nameOfTender = ({ title, estimatePence }: Pick<Tender, 'title' | 'estimatePence'>): string => `${title}, about ${pounds(estimatePence)}`;
/** Whether the tender is neither awarded nor given up. */
export const isRunning = ({ award, givenUpOn }: Tender): boolean => award === null && givenUpOn === null;
/** The day on which it was awarded or given up; null while it runs. */
export const tenderOverOn = ({ award, givenUpOn }: Tender): PlainDate | null => award?.on ?? givenUpOn;

import type { FundingAgreement, MentoringAgreement } from '#development';

/** What of one ULO somebody sees who belongs to one of several organisations that work with it. */
export interface Sees {
  /** Notes of sessions on a day on which this mentoring agreement was in force; undefined: none was. */
  notesUnder(agreement: MentoringAgreement | undefined): boolean;
  /** The reports that a funding agreement asks for. */
  reportsUnder(agreement: FundingAgreement): boolean;
}

export const seesAll: Sees = { notesUnder: () => true, reportsUnder: () => true };

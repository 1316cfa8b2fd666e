import type { FundingAgreement, MentoringAgreement } from '#development';

/** What a reader may see of a ULO, if several organisations work with it and the reader belongs to one of them. */
export interface Sees {
  /** Whether the notes of sessions under a mentoring agreement are visible. Undefined means that no agreement was in force. */
  notesUnder(agreement: MentoringAgreement | undefined): boolean;
  /** Whether the reports that a funding agreement requires are visible. */
  reportsUnder(agreement: FundingAgreement): boolean;
}

export const seesAll: Sees = { notesUnder: () => true, reportsUnder: () => true };

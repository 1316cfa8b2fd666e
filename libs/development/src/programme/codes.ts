/** The rules by which a programme judges a committee. Who counts as a user is the programme’s own answer. */
export const ruleSets = {
  'dh-2007': 'Department of Health criteria of 2007: at least three quarters of the voting seats',
  'scie-minimum': 'SCIE guide 36: more than half of the committee, as an absolute minimum',
} as const;
export type RuleSetCode = keyof typeof ruleSets;

export const jurisdictions = {
  england: 'England',
  wales: 'Wales',
  scotland: 'Scotland',
  'northern-ireland': 'Northern Ireland',
} as const;
export type Jurisdiction = keyof typeof jurisdictions;

/** The rules by which a programme judges a committee. The programme decides who counts as a user. */
export const ruleSets = {
  'dh-2007': 'Department of Health criteria of 2007: at least three quarters of the voting seats',
  'scie-minimum': 'SCIE guide 36: more than half of the committee, as an absolute minimum',
  'odi-dpulo': 'Office for Disability Issues, 2011 to 2015: at least three quarters of the board are disabled people',
  'dpo-covid-2020': 'DPO Covid-19 emergency fund of 2020: at least 51 of 100 of the governing body are disabled people',
  'lloyds-ddpo-2024': 'Lloyds Bank Foundation, 2024/25: at least 51 of 100 directors or trustees are Deaf or disabled people',
} as const;
export type RuleSetCode = keyof typeof ruleSets;

export const jurisdictions = {
  england: 'England',
  wales: 'Wales',
  scotland: 'Scotland',
  'northern-ireland': 'Northern Ireland',
} as const;
export type Jurisdiction = keyof typeof jurisdictions;

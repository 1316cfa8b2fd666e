/** Where the money of a bid comes from. */
export const bidSources = {
  'local-authority': 'Local authority',
  'health-service': 'Health service',
  government: 'Government, and its agencies',
  lottery: 'Lottery',
  trust: 'Trust or foundation',
  company: 'Company',
  other: 'Other',
} as const;
export type BidSource = keyof typeof bidSources;

/** What a bid asks money for. Together they make full cost recovery possible: training and getting known included. */
export const bidLineCategories = {
  salaries: 'Salaries',
  'running-costs': 'Running costs',
  training: 'Training',
  marketing: 'Marketing',
  premises: 'Premises',
  equipment: 'Equipment',
  other: 'Other',
} as const;
export type BidLineCategory = keyof typeof bidLineCategories;

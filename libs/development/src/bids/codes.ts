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

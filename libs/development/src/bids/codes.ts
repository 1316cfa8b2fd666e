/** The source of the money that a bid asks for. */
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

/** The costs that a bid asks money for. Together they allow full cost recovery, with training and marketing. */
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

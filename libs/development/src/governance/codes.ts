/** The legal forms a ULO can take. No form is the right one: many are not incorporated at first. */
export const legalForms = {
  unincorporated: 'Unincorporated association',
  cio: 'Charitable incorporated organisation (CIO)',
  'charitable-company': 'Charitable company limited by guarantee',
  'company-by-guarantee': 'Company limited by guarantee',
  cic: 'Community interest company (CIC)',
  'community-benefit-society': 'Community benefit society',
  'co-operative': 'Co-operative society',
  other: 'Another form',
} as const;
export type LegalForm = keyof typeof legalForms;

export const registers = {
  'charity-commission': 'Charity Commission',
  'companies-house': 'Companies House',
  'cic-regulator': 'CIC Regulator',
  'mutuals-register': 'Mutuals Register',
  other: 'Another register',
} as const;
export type Register = keyof typeof registers;

export const policyKinds = {
  'equality-and-diversity': 'Equality and diversity',
  safeguarding: 'Safeguarding',
  'data-protection': 'Data protection',
  'health-and-safety': 'Health and safety',
  finance: 'Finance and reserves',
  expenses: 'Expenses',
  'conflicts-of-interest': 'Conflicts of interest',
  complaints: 'Complaints',
  confidentiality: 'Confidentiality',
  employment: 'Recruitment and employment',
  volunteers: 'Volunteers',
  'lone-working': 'Lone working',
  accessibility: 'Accessibility and communication',
  environment: 'Environment',
} as const;
export type PolicyKind = keyof typeof policyKinds;

export const insuranceKinds = {
  'public-liability': 'Public liability',
  'employers-liability': 'Employers’ liability',
  'professional-indemnity': 'Professional indemnity',
  'trustee-indemnity': 'Trustee indemnity',
  contents: 'Contents and equipment',
  buildings: 'Buildings',
  other: 'Another insurance',
} as const;
export type InsuranceKind = keyof typeof insuranceKinds;

/**
 * The 21 design criteria of 2007, in Milepost's own working wording. Never show this wording as a quotation from the
 * Department of Health. `sourced`: the substance comes from a source; `partly`: part of it does;
 * `unverified`: it is general knowledge. The numbers and the split into areas are unverified too.
 */
export interface Criterion {
  area: 'values' | 'organisation' | 'services';
  wording: string;
  wordingStatus: 'sourced' | 'partly' | 'unverified';
}

export const criteriaAreas = { values: 'Values', organisation: 'Organisation', services: 'Services' } as const;

const of = (area: Criterion['area'], wordingStatus: Criterion['wordingStatus'], wording: string): Criterion => ({ area, wordingStatus, wording });

export const designCriteria = {
  '1': of('values', 'sourced', 'Is based on the social model of disability'),
  '2': of('values', 'sourced', 'Promotes independent living'),
  '3': of('values', 'sourced', 'Promotes people’s human and other legal rights'),
  '4': of('values', 'sourced', 'Is shaped and driven by people who use services'),
  '5': of('values', 'sourced', 'Is based on peer support'),
  '6': of('values', 'sourced', 'Covers all local disabled people, carers and other people who use support, directly or through others'),
  '7': of('values', 'partly', 'Does not discriminate, and recognises and works with diversity'),
  '8': of('values', 'unverified', 'Recognises that carers have needs of their own as carers'),
  '9': of('values', 'unverified', 'Engages its constituents in decisions at every level'),
  '10': of('organisation', 'unverified', 'Is legally constituted'),
  '11': of('organisation', 'sourced', 'At least three quarters of the voting members of the board are from its constituency'),
  '12': of('organisation', 'unverified', 'Has a clear management structure'),
  '13': of('organisation', 'unverified', 'Has robust systems for running a sustainable organisation'),
  '14': of('organisation', 'unverified', 'Is financially sustainable'),
  '15': of('organisation', 'partly', 'Is accountable to its constituents and represents their views locally'),
  '16': of('organisation', 'partly', 'Its paid staff include and reflect its constituency'),
  '17': of('organisation', 'unverified', 'Is fully accessible: venues, publicity, information'),
  '18': of('organisation', 'unverified', 'Supports its constituents to take part: expenses, support, training'),
  '19': of('services', 'partly', 'Provides a range of services, from information and advice to equality training'),
  '20': of('services', 'unverified', 'Identifies the diverse needs of the local population and helps to meet them'),
  '21': of('services', 'partly', 'Works with commissioners and public bodies to improve commissioning and equality practice'),
} as const satisfies Record<string, Criterion>;
export type CriterionNumber = keyof typeof designCriteria;

/** In the order of the list. */
export const criterionNumbers = Object.keys(designCriteria).map(Number).sort((a, b) => a - b).map(String) as CriterionNumber[];
export const numberOfCriteria = criterionNumbers.length;

/** How far a source supports the wording of a criterion. No wording is a quotation. */
export const criterionWordings = { sourced: 'Own wording, from a source', partly: 'Own wording, partly from a source', unverified: 'Own wording, not checked against a source' } as const satisfies Record<Criterion['wordingStatus'], string>;

/** The possible judgements of a criterion. */
export const judgements = { met: 'Met', partly: 'Partly met', 'not-met': 'Not met', 'not-applicable': 'Does not apply' } as const;
export type CriterionJudgement = keyof typeof judgements;

/** For forms: number and working wording. */
export const criteriaChoices: Readonly<Record<CriterionNumber, string>> = Object.fromEntries(
  Object.entries(designCriteria).map(([number, { wording }]) => [number, `${number}. ${wording}`]),
) as Record<CriterionNumber, string>;

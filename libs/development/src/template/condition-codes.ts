/**
 * The conditions that steps and gates of a template may use: questions about the state of a ULO. The meaning of a code never
 * changes, because templates in the log use it.
 */
export const conditionCodes = [
  'people-brought-together',
  'champion-named',
  'mentoring-agreed',
  'partnership-and-independence-agreed',
  'pump-priming-agreed',
  'steering-group-formed',
  'aim-adopted',
  'organisations-mapped-and-checked',
  'user-groups-and-carers-reached',
  'worker-appointed',
  'constitution-adopted',
  'committee-elected',
  'organisation-registered',
  'bank-account-opened',
  'policies-adopted',
  'insurance-taken-out',
  'quality-self-assessed',
  'premises-secured',
  'bid-submitted',
  'marketing-budget-set',
  'service-prepared',
  'launch-planned',
  'launch-held',
  'service-opened',
  'services-funded',
  'funding-for-three-years',
  'criteria-assessed',
  'stepped-back',
  'lesson-learned',
  'quality-system-chosen',
  'first-funding',
] as const;
export type ConditionCode = (typeof conditionCodes)[number];

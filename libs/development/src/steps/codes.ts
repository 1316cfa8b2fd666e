/** The kinds of evidence. */
export const evidenceKinds = {
  minutes: 'Minutes',
  agreement: 'Agreement or contract',
  'governing-document': 'Governing document',
  certificate: 'Certificate or award',
  plan: 'Plan',
  policy: 'Policy or procedure',
  report: 'Report or assessment',
  letter: 'Letter or email',
  recording: 'Video or sound recording',
  other: 'Something else',
} as const;
export type EvidenceKind = keyof typeof evidenceKinds;

/** The kinds of pins: agreed days of a step. */
export const pinKinds = {
  'not-before': 'It starts on this day at the earliest',
  'finish-on': 'It finishes on this day',
  none: 'Nothing: it follows from what it needs',
} as const;
export type PinKind = keyof typeof pinKinds;

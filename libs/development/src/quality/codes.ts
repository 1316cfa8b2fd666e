/** PQASSO was succeeded by Trusted Charity in 2018, which is now the Trusted Standard. */
export const qualitySystems = {
  pqasso: 'PQASSO',
  'trusted-charity': 'Trusted Charity',
  'trusted-standard': 'Trusted Standard',
  'investors-in-people': 'Investors in People',
  'iso-9001': 'ISO 9001',
  other: 'Another system',
} as const;
export type QualitySystem = keyof typeof qualitySystems;

/** The roles that record self-assessments and awards. */
export const qualityRecorders = ['committee', 'development-worker', 'programme-manager'] as const;

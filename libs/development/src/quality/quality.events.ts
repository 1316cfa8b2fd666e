import { declareEvents, type DomainEvent, type PlainDate } from '#kernel';

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

export type QualitySystemChosen = DomainEvent<'QualitySystemChosen', { system: QualitySystem; note?: string }>;
export type QualitySelfAssessmentCompleted = DomainEvent<'QualitySelfAssessmentCompleted', { note?: string }>;
/** The last day on which the award is valid is `endsOn`. */
export type QualityAwardGranted = DomainEvent<'QualityAwardGranted', { level?: string; endsOn: PlainDate }>;

export type QualityEvent = QualitySystemChosen | QualitySelfAssessmentCompleted | QualityAwardGranted;

const part = 'quality';

export const qualityEvents = declareEvents<QualityEvent>({
  QualitySystemChosen: {
    version: 1,
    part,
    title: 'Quality system chosen',
    describe: ({ system, note }) => (note ? `${qualitySystems[system]}: ${note}` : qualitySystems[system]),
  },
  QualitySelfAssessmentCompleted: { version: 1, part, title: 'Quality self-assessment completed', describe: ({ note }) => note ?? '' },
  QualityAwardGranted: {
    version: 1,
    part,
    title: 'Quality award granted',
    describe: ({ level, endsOn }) => (level ? `${level}, to ${endsOn}` : `To ${endsOn}`),
  },
});

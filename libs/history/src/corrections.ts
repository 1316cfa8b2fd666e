import { dataSchema, declareEvents, type DomainEvent } from '#kernel';

/**
 * Says of an earlier event (never of another correction) what should have been recorded. The corrected day is the
 * envelope's `occurredOn`; `data` is whole, in version `ofVersion` of the original's type, or null: it did not happen.
 */
export type CorrectionRecorded = DomainEvent<
  'CorrectionRecorded',
  { ofEvent: string; ofType: string; ofVersion: number; reason: string; data: object | null }
>;

export const correctionEvents = declareEvents<CorrectionRecorded>({
  CorrectionRecorded: {
    version: 1,
    part: 'corrections',
    title: 'Correction recorded',
    // The schema of `data` is that of `ofType` in version `ofVersion`.
    schema: dataSchema({
      ofEvent: { type: 'string', format: 'uuid' },
      ofType: { type: 'string' },
      ofVersion: { type: 'integer', minimum: 1 },
      reason: { type: 'string' },
      data: { type: ['object', 'null'] },
    }),
    describe: ({ reason, data }) => (data === null ? `The fact was withdrawn: ${reason}` : reason),
  },
});

export const isCorrection = <E extends { type: string; data: object }>(
  event: E,
): event is E & { type: 'CorrectionRecorded'; data: CorrectionRecorded['data'] } => event.type === 'CorrectionRecorded';

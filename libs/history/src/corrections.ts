import { dataSchema, declareEvents, type DomainEvent } from '#kernel';

/**
 * Corrects an earlier event, never another correction. `occurredOn` of the envelope is the corrected day. `data` replaces all
 * data of the original, in version `ofVersion` of its type; null means that the fact did not happen.
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

import { dataSchema, declareEvents, type DomainEvent } from '#kernel';

/**
 * Records that the long texts of an earlier event and of its corrections were removed. `seals` has the ids of their keys, which are
 * deleted: the texts then cannot be read in any copy of the log.
 */
export type TextRedacted = DomainEvent<'TextRedacted', { ofEvent: string; ofType: string; seals: string[]; reason: string }>;

export const redactionEvents = declareEvents<TextRedacted>({
  TextRedacted: {
    version: 1,
    part: 'corrections',
    title: 'Text removed',
    schema: dataSchema({
      ofEvent: { type: 'string', format: 'uuid' },
      ofType: { type: 'string' },
      seals: { type: 'array', minItems: 1, items: { type: 'string' } },
      reason: { type: 'string' },
    }),
    describe: ({ reason }) => reason,
  },
});

export const isRedaction = <E extends { type: string; data: object }>(event: E): event is E & { type: 'TextRedacted'; data: TextRedacted['data'] } => event.type === 'TextRedacted';

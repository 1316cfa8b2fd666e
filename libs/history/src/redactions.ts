import { dataSchema, declareEvents, type DomainEvent } from '#kernel';

/**
 * Says that the long texts of an earlier event and of its corrections were removed, and names what they were sealed with. Those keys are
 * removed with it: nobody can read the texts any more, in no copy of the log.
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

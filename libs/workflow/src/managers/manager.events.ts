import { dataSchema, declareEvents, type DomainEvent } from '#kernel';

/** An event by its id, with its place in its stream: a position does not survive a move of the log. */
export interface HandledEvent {
  event: string;
  stream: string;
  revision: number;
}

/** `after` is the last event that is older than the manager; null when the log was empty. */
export type ManagerActivated = DomainEvent<'ManagerActivated', { name: string; version: number; after: HandledEvent | null }>;
/** Everything up to that event is done. */
export type ManagerCheckpointReached = DomainEvent<'ManagerCheckpointReached', { version: number; at: HandledEvent }>;
/** `because` is the id of the event, or the day that was due. */
export type ManagerCommandRefused = DomainEvent<'ManagerCommandRefused', { command: string; name: string; stream: string; because: string; reason: string }>;
/** From that event on the stream is left alone, until the manager has another version. */
export type ManagerStreamParked = DomainEvent<'ManagerStreamParked', { version: number; at: HandledEvent; reason: string }>;

export type ManagerEvent = ManagerActivated | ManagerCheckpointReached | ManagerCommandRefused | ManagerStreamParked;

const id = { type: 'string', format: 'uuid' } as const;
const text = { type: 'string' } as const;
const version = { type: 'integer', minimum: 1 } as const;
const placeFields = {
  additionalProperties: false,
  required: ['event', 'stream', 'revision'],
  properties: { event: id, stream: text, revision: { type: 'integer', minimum: 0 } },
} as const;
const place = { type: 'object', ...placeFields } as const;

export const managerEvents = declareEvents<ManagerEvent>({
  ManagerActivated: {
    version: 1, part: 'managing', title: 'Process manager activated',
    schema: dataSchema({ name: text, version, after: { type: ['object', 'null'], ...placeFields } }),
    describe: ({ name, version: of }) => `${name}, version ${of}`,
  },
  ManagerCheckpointReached: {
    version: 1, part: 'managing', title: 'Events handled', schema: dataSchema({ version, at: place }),
    describe: ({ at }) => `Up to event ${at.revision} of ${at.stream}`,
  },
  ManagerCommandRefused: {
    version: 1, part: 'managing', title: 'Command refused',
    schema: dataSchema({ command: id, name: text, stream: text, because: text, reason: text }),
    describe: ({ name, stream, reason }) => `${name} for ${stream}: ${reason}`,
  },
  ManagerStreamParked: {
    version: 1, part: 'managing', title: 'Stream left alone', schema: dataSchema({ version, at: place, reason: text }),
    describe: ({ at, reason }) => `${at.stream}, from event ${at.revision} on: ${reason}`,
  },
});

import { dataSchema, declareEvents, type DomainEvent } from '#kernel';

/** Refers to an event by id, stream and revision: its position changes when the log moves to another store. */
export interface HandledEvent {
  event: string;
  stream: string;
  revision: number;
}

/** `after` is the last event that is older than the manager; null when the log was empty. */
export type ManagerActivated = DomainEvent<'ManagerActivated', { name: string; version: number; after: HandledEvent | null }>;
/** All events up to `at` are handled. */
export type ManagerCheckpointReached = DomainEvent<'ManagerCheckpointReached', { version: number; at: HandledEvent }>;
/** `because` is the id of the event or the due day that caused the command. */
export type ManagerCommandRefused = DomainEvent<'ManagerCommandRefused', { command: string; name: string; stream: string; because: string; reason: string }>;
/** The stream is parked from event `at`, until the manager has a later version. */
export type ManagerStreamParked = DomainEvent<'ManagerStreamParked', { version: number; at: HandledEvent; reason: string }>;

export type ManagerEvent = ManagerActivated | ManagerCheckpointReached | ManagerCommandRefused | ManagerStreamParked;

const id = { type: 'string', format: 'uuid' } as const;
const text = { type: 'string' } as const;
const version = { type: 'integer', minimum: 1 } as const;
const handledEventFields = {
  additionalProperties: false,
  required: ['event', 'stream', 'revision'],
  properties: { event: id, stream: text, revision: { type: 'integer', minimum: 0 } },
} as const;
const handledEvent = { type: 'object', ...handledEventFields } as const;

export const managerEvents = declareEvents<ManagerEvent>({
  ManagerActivated: {
    version: 1, part: 'managing', title: 'Process manager activated',
    schema: dataSchema({ name: text, version, after: { type: ['object', 'null'], ...handledEventFields } }),
    describe: ({ name, version: of }) => `${name}, version ${of}`,
  },
  ManagerCheckpointReached: {
    version: 1, part: 'managing', title: 'Events handled', schema: dataSchema({ version, at: handledEvent }),
    describe: ({ at }) => `Up to event ${at.revision} of ${at.stream}`,
  },
  ManagerCommandRefused: {
    version: 1, part: 'managing', title: 'Command refused',
    schema: dataSchema({ command: id, name: text, stream: text, because: text, reason: text }),
    describe: ({ name, stream, reason }) => `${name} for ${stream}: ${reason}`,
  },
  ManagerStreamParked: {
    version: 1, part: 'managing', title: 'Stream parked', schema: dataSchema({ version, at: handledEvent, reason: text }),
    describe: ({ at, reason }) => `${at.stream}, from event ${at.revision} on: ${reason}`,
  },
});

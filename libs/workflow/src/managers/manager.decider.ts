import { defineDecider, derivedId, type FactOf, type Instant, type Part } from '#kernel';
import { managerEvents, type ManagerEvent, type ManagerStreamParked, type ManagerCommandRefused, type HandledEvent } from './manager.events.js';

/** How many refused commands are remembered by name; all are counted. */
const REMEMBERED = 100;

/** What a process manager recorded of itself. */
export interface ManagingState {
  /** Null until it was activated. */
  activatedAt: Instant | null;
  /** The last event that is older than it; null: there is none. */
  older: HandledEvent | null;
  version: number;
  /** When it last recorded something of itself; null: never. */
  movedAt: Instant | null;
  /** The last event that is done or older than the manager; null: none in the log is. */
  checkpoint: HandledEvent | null;
  /** True when nothing was checkpointed since the activation. */
  isFresh: boolean;
  refusedCount: number;
  /** The latest ones, the oldest first. */
  refused: (ManagerCommandRefused['data'] & { at: Instant })[];
  /** By stream. */
  parked: Map<string, ManagerStreamParked['data'] & { since: Instant }>;
}

export interface ManagerState {
  managing: ManagingState;
}

const managing: Part<ManagingState, never, ManagerEvent, ManagerState> = {
  name: 'managing',
  initial: () => ({ activatedAt: null, older: null, version: 0, movedAt: null, checkpoint: null, isFresh: true, refusedCount: 0, refused: [], parked: new Map() }),
  evolve(state, fact) {
    take(state, fact);
    return state;
  },
  decide: () => [],
};

function take(state: ManagingState, { type, data, recordedAt }: FactOf<ManagerEvent>): void {
  state.movedAt = recordedAt;
  switch (type) {
    case 'ManagerActivated':
      // Of two processes that activate it at once, the first one counts.
      if (state.activatedAt === null) Object.assign(state, { activatedAt: recordedAt, older: data.after, version: data.version, checkpoint: data.after });
      return;
    case 'ManagerCheckpointReached':
      Object.assign(state, { version: data.version, checkpoint: data.at, isFresh: false });
      return;
    case 'ManagerCommandRefused':
      state.refusedCount += 1;
      state.refused.push({ ...data, at: recordedAt });
      if (state.refused.length > REMEMBERED) state.refused.shift();
      return;
    case 'ManagerStreamParked':
      state.parked.set(data.at.stream, { ...data, since: recordedAt });
  }
}

/** What a process manager has done, in the stream of its own. Recorded by the process that runs it, not by commands. */
export const manager = defineDecider<ManagerState>('manager', { managing }, managerEvents);

/** Streams are named by ids: that of a manager derives from its name. */
export const streamOfManager = (name: string): string => `manager-${derivedId(`process manager ${name}`)}`;

/** Streams that are left alone by this version of a manager. */
export const parkedNow = ({ parked }: Pick<ManagingState, 'parked'>, version: number): (ManagerStreamParked['data'] & { since: Instant })[] =>
  [...parked.values()].filter((stream) => stream.version >= version);

import { defineDecider, derivedId, type FactOf, type Instant, type Part } from '#kernel';
import { managerEvents, type ManagerEvent, type ManagerStreamParked, type ManagerCommandRefused, type HandledEvent } from './manager.events.js';

/** Maximum number of refused commands in the state. `refusedCount` counts all. */
const MAX_REFUSED = 100;

/** The state that a process manager recorded in its stream. */
export interface ManagingState {
  /** Null until it was activated. */
  activatedAt: Instant | null;
  /** The last event before the activation; null when there is none. */
  older: HandledEvent | null;
  version: number;
  /** The instant of its last recorded event; null when it recorded none. */
  movedAt: Instant | null;
  /** The last event that is handled or older than the manager; null when there is none. */
  checkpoint: HandledEvent | null;
  /** True until the first checkpoint after the activation. */
  isFresh: boolean;
  refusedCount: number;
  /** The latest refused commands, oldest first. */
  refused: (ManagerCommandRefused['data'] & { at: Instant })[];
  /** Parked streams by name. */
  parked: Map<string, ManagerStreamParked['data'] & { since: Instant }>;
}

export interface ManagerState {
  managing: ManagingState;
}

const managing: Part<ManagingState, never, ManagerEvent, ManagerState> = {
  name: 'managing',
  initial: () => ({ activatedAt: null, older: null, version: 0, movedAt: null, checkpoint: null, isFresh: true, refusedCount: 0, refused: [], parked: new Map() }),
  evolve(state, fact) {
    apply(state, fact);
    return state;
  },
  decide: () => [],
};

function apply(state: ManagingState, { type, data, recordedAt }: FactOf<ManagerEvent>): void {
  state.movedAt = recordedAt;
  switch (type) {
    case 'ManagerActivated':
      // When two processes activate it concurrently, the first activation applies.
      if (state.activatedAt === null) Object.assign(state, { activatedAt: recordedAt, older: data.after, version: data.version, checkpoint: data.after });
      return;
    case 'ManagerCheckpointReached':
      Object.assign(state, { version: data.version, checkpoint: data.at, isFresh: false });
      return;
    case 'ManagerCommandRefused':
      state.refusedCount += 1;
      state.refused.push({ ...data, at: recordedAt });
      if (state.refused.length > MAX_REFUSED) state.refused.shift();
      return;
    case 'ManagerStreamParked':
      state.parked.set(data.at.stream, { ...data, since: recordedAt });
  }
}

/** The progress of a process manager, in its own stream. The process that runs it records the events, not commands. */
export const manager = defineDecider<ManagerState>('manager', { managing }, managerEvents);

/** The stream of a manager. Its id derives from the name of the manager. */
export const streamOfManager = (name: string): string => `manager-${derivedId(`process manager ${name}`)}`;

/** Streams that this version of a manager has parked. */
export const parkedNow = ({ parked }: Pick<ManagingState, 'parked'>, version: number): (ManagerStreamParked['data'] & { since: Instant })[] =>
  [...parked.values()].filter((stream) => stream.version >= version);

import { NotWritable, Unavailable, WrongExpectedRevision } from '#event-store';
import { KeyedQueue, type CommandClass, type StreamKind } from '#kernel';
import type { ClaimOf } from './claims.js';
import { Deciding, type DecidingOptions } from './deciding.js';
import { retryPolicy, type RetryPolicy } from './retry-policy.js';
import { prepare, type PreparedCommand } from './prepare.js';
import { commandRegistry, type CommandRegistry } from './registry.js';
import type { Accepted, CommandRequest } from './request.js';
import { Streams } from './streams.js';

export interface CommandHandlingOptions extends Omit<DecidingOptions, 'registry' | 'streams'> {
  commands: readonly CommandClass[];
  /** What single commands take that only one stream may hold. */
  claims?: ClaimOf;
  /** Events whose folds are kept in memory, all streams together. */
  eventsKept?: number;
  /** How long a command tries again after a conflict or a lost answer. */
  retryPolicy?: RetryPolicy;
}

/** How old the state of a stream may be that somebody's access is judged by. */
const STATE_AGE_MS = 2_000;

/** Nest's name for the one `CommandHandling` of the process. */
export const COMMAND_HANDLING = Symbol('CommandHandling');

/** The command pipeline without Nest and without HTTP. */
export interface CommandHandling {
  registry: CommandRegistry;
  /** Looks up, authorises, validates. @throws UnknownCommand, Forbidden, InvalidInput */
  prepare(request: CommandRequest): PreparedCommand;
  /**
   * Decides and records a prepared command; resolves when it is durable.
   * The command's id is looked for in the one stream that the command addresses: under the same id another stream may
   * hold another command. Only accepted commands that recorded something are remembered.
   * @throws NotFound, RuleRefused, InvalidInput, Forbidden, Stale, IdempotencyClash, and the store's errors
   */
  handle(prepared: PreparedCommand): Promise<Accepted>;
  /** Both, one after the other. */
  execute(request: CommandRequest): Promise<Accepted>;
  /**
   * The fold of a stream, not to be changed; undefined when there is no such stream. It has what this process recorded, and what
   * others recorded until two seconds ago, or, where a revision is named, at least all up to that one.
   * @throws Unavailable when it is older and the store cannot be asked
   */
  stateOf(kind: StreamKind, id: string, revision?: number): Promise<object | undefined>;
  /** What `stateOf` gives at once, with the revision up to which it is folded; undefined when the store has to be asked. */
  knownState(kind: StreamKind, id: string): { state: object; revision: number } | undefined;
  /** Increases when this process records or reads something new in streams of these kinds. */
  changesOf(kinds: readonly StreamKind[]): number;
}

export function createCommandHandling(options: CommandHandlingOptions): CommandHandling {
  const { store, clock, ids, deciders } = options;
  const registry = commandRegistry(options.commands);
  const streams = new Streams(store, deciders, options.eventsKept ?? 200_000);
  const deciding = new Deciding({ ...options, registry, streams });
  const queue = new KeyedQueue();

  const ready = (request: CommandRequest): PreparedCommand => prepare(registry, clock, ids, request);
  function queued(prepared: PreparedCommand): Promise<Accepted> {
    const run = (): Promise<Accepted> => queue.run(prepared.stream, () => decided(deciding, prepared, options.retryPolicy));
    const claim = options.claims?.(prepared);
    return claim ? queue.run(claim.key, () => claim.assertFree().then(run)) : run();
  }
  return {
    registry,
    prepare: ready,
    handle: queued,
    execute: async (request) => queued(ready(request)),
    knownState: (kind, id) => {
      const known = streams.fresh(`${kind}-${id}`, STATE_AGE_MS);
      return known && { state: known.state, revision: known.revision };
    },
    changesOf: (kinds) => streams.changes.of(kinds),
    stateOf: async (kind, id, revision) => {
      const stream = `${kind}-${id}`;
      return (await (revision === undefined ? streams.recent(kind, stream, STATE_AGE_MS) : streams.upTo(kind, stream, revision)))?.state;
    },
  };
}

/** Retries until it is known what came of the command: after a conflict, and after an append without an answer. */
async function decided(deciding: Deciding, prepared: PreparedCommand, howLong: RetryPolicy = retryPolicy): Promise<Accepted> {
  const tries = howLong(prepared.commandHash);
  let tried = false;
  let answerLost = false;
  for (;;) {
    try {
      const accepted = (tried ? undefined : await deciding.attemptUnread(prepared)) ?? (await deciding.attempt(prepared));
      return answerLost ? { ...accepted, repeated: false } : accepted;
    } catch (error) {
      if (error instanceof NotWritable) throw answerLost ? new Unavailable(error.message) : error;
      // Either way the stream is read again and the command's id looked for before anything is decided anew.
      if (!(error instanceof WrongExpectedRevision) && !(error instanceof Unavailable)) throw error;
      tried = true;
      answerLost ||= error instanceof Unavailable;
      if (!(await tries.again())) throw error;
    }
  }
}

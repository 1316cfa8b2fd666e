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
  /** The claims of commands on things that only one stream may have. */
  claims?: ClaimOf;
  /** Size of the cache of streams, as the number of their events in total. */
  eventsKept?: number;
  /** Retries after a conflict, or after an append without an answer. */
  retryPolicy?: RetryPolicy;
}

/** The maximum age of a cached state that access decisions use. */
const STATE_AGE_MS = 2_000;

/** The injection token of the `CommandPipeline` of the process. */
export const COMMAND_HANDLING = Symbol('CommandPipeline');

/** The command pipeline, independent of Nest and HTTP. */
export interface CommandPipeline {
  registry: CommandRegistry;
  /** Looks up, authorises and validates a command. @throws UnknownCommand, Forbidden, InvalidInput */
  prepare(request: CommandRequest): PreparedCommand;
  /**
   * Decides and records a prepared command; resolves when its events are durable.
   * A repetition is detected only in the stream that the command addresses: another stream may have another command with the
   * same id. Commands that recorded no event are not remembered.
   * @throws NotFound, RuleRefused, InvalidInput, Forbidden, Stale, IdempotencyClash, and the store's errors
   */
  handle(prepared: PreparedCommand): Promise<Accepted>;
  /** `prepare`, then `handle`. */
  execute(request: CommandRequest): Promise<Accepted>;
  /**
   * The state of a stream; undefined when there is no such stream. Callers must not change it. It includes all events of this
   * process, and those of other processes until two seconds ago or, with `revision`, at least up to that revision.
   * @throws Unavailable when the cached state is older and the store is not available
   */
  stateOf(kind: StreamKind, id: string, revision?: number): Promise<object | undefined>;
  /** The cached state and its revision, without waiting; undefined when `stateOf` would have to read the store. */
  knownState(kind: StreamKind, id: string): { state: object; revision: number } | undefined;
  /** A number that increases when this process records or reads new events in streams of these kinds. */
  changesOf(kinds: readonly StreamKind[]): number;
}

export function createCommandPipeline(options: CommandHandlingOptions): CommandPipeline {
  const { store, clock, ids, deciders } = options;
  const registry = commandRegistry(options.commands);
  const streams = new Streams(store, deciders, options.eventsKept ?? 200_000);
  const deciding = new Deciding({ ...options, registry, streams });
  const queue = new KeyedQueue();

  const prepared = (request: CommandRequest): PreparedCommand => prepare(registry, clock, ids, request);
  function handle(command: PreparedCommand): Promise<Accepted> {
    const run = (): Promise<Accepted> => queue.run(command.stream, () => decideWithRetries(deciding, command, options.retryPolicy));
    const claim = options.claims?.(command);
    return claim ? queue.run(claim.key, () => claim.assertFree().then(run)) : run();
  }
  return {
    registry,
    prepare: prepared,
    handle,
    execute: async (request) => handle(prepared(request)),
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

/** Retries after a conflict, and after an append without an answer, until the result of the command is known. */
async function decideWithRetries(deciding: Deciding, prepared: PreparedCommand, policy: RetryPolicy = retryPolicy): Promise<Accepted> {
  const retries = policy(prepared.commandHash);
  let isRetry = false;
  let answerLost = false;
  for (;;) {
    try {
      const accepted = (isRetry ? undefined : await deciding.attemptFromCache(prepared)) ?? (await deciding.attempt(prepared));
      return answerLost ? { ...accepted, repeated: false } : accepted;
    } catch (error) {
      if (error instanceof NotWritable) throw answerLost ? new Unavailable(error.message) : error;
      // In both cases the next attempt reads the stream and looks for the command's id before it decides again.
      if (!(error instanceof WrongExpectedRevision) && !(error instanceof Unavailable)) throw error;
      isRetry = true;
      answerLost ||= error instanceof Unavailable;
      if (!(await retries.again())) throw error;
    }
  }
}

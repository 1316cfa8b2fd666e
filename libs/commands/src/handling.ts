import { IdempotencyClash, NotFound, Stale, streamKinds, type Clock, type CommandClass, type IdSource, type Instant, type NewEvent } from '#kernel';
import { NotWritable, Unavailable, WrongExpectedRevision, type EventStore } from '#event-store';
import { processOf, type CachedStream, type Processes } from './cached-stream.js';
import type { ClaimOf } from './claims.js';
import { decide, type Decided } from './decide.js';
import { prepare, type PreparedCommand } from './prepare.js';
import { commandRegistry, type CommandRegistry } from './registry.js';
import { sealed, type PersonalData } from './personal-data.js';
import type { Accepted, CommandRequest } from './request.js';
import { patience, type Patience } from './patience.js';
import { StreamQueue } from './stream-queue.js';
import { refuseInClosedProgramme } from './open-programme.js';
import { refuseRepeated } from './repeated-fact.js';
import { Streams } from './streams.js';

export interface CommandHandlingOptions {
  /** Told of the time of a stream's last event when it is later than the clock: what is recorded next gets it too. */
  onClockBehind?: (recordedAt: Instant) => void;
  store: EventStore;
  clock: Clock;
  ids: IdSource;
  processes: Processes;
  commands: readonly CommandClass[];
  /** Needed when any of the commands is declared `personal`. */
  personalData?: PersonalData;
  /** What single commands take that only one stream may hold. */
  claims?: ClaimOf;
  /** Events whose folds are kept in memory, all streams together. */
  eventsKept?: number;
  /** How long a command tries again after a conflict or a lost answer. */
  patience?: Patience;
}

/** Nest's name for the one `CommandHandling` of the process. */
export const COMMAND_HANDLING = Symbol('CommandHandling');

/** The way of a command without Nest and without HTTP. */
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
}

export function createCommandHandling(options: CommandHandlingOptions): CommandHandling {
  const { store, clock, ids, processes } = options;
  const registry = commandRegistry(options.commands);
  const streams = new Streams(store, processes, options.eventsKept ?? 200_000);
  const queue = new StreamQueue();

  /** The first result of a command that was recorded before. */
  async function firstResult(prepared: PreparedCommand, from: number): Promise<Accepted> {
    const { commandId, stream } = prepared;
    const events = (await streams.read(stream, from)).filter((e) => e.metadata.commandId === commandId);
    const last = events.at(-1);
    if (!last || last.metadata.commandHash !== prepared.commandHash) throw new IdempotencyClash(commandId);
    return { commandId, stream, revision: last.revision, position: last.position, events: events.map((e) => e.id), repeated: true };
  }

  /** Decides on the stream as it stands in the store. */
  const attempt = async (prepared: PreparedCommand): Promise<Accepted> =>
    decideOn(prepared, await streams.load(prepared.kind, prepared.stream));

  /**
   * Decides on what this process remembers, without reading: the append itself tells whether that was the newest.
   * Undefined when it was not, or when anything but an append would come of it: that is decided on a fresh look.
   */
  async function attemptUnread(prepared: PreparedCommand): Promise<Accepted | undefined> {
    const state = streams.seen(prepared.stream);
    if (!state || prepared.command.corrects !== undefined) return undefined;
    try {
      const accepted = await decideOn(prepared, state);
      return accepted.events.length > 0 ? accepted : undefined;
    } catch (error) {
      // Whether an append was stored is looked up like every other time; a refusal stands only on a fresh look.
      if (error instanceof Unavailable) throw error;
      return undefined;
    }
  }

  /** What tells of a person is sealed before anything looks at it; a key made for nothing goes again. */
  async function decideOn(prepared: PreparedCommand, state: CachedStream | undefined): Promise<Accepted> {
    if (!prepared.registered.spec.personal) return decidePlain(prepared, state);
    if (!options.personalData) throw new Error(`Nothing seals the personal data of ${prepared.registered.spec.name}`);
    if (!state && !prepared.creates) return decidePlain(prepared, state);
    const sealer = await options.personalData.sealer(prepared.stream, state?.state);
    try {
      return await decidePlain(sealed(prepared, sealer), state);
    } catch (error) {
      // Where it is unknown whether an append was stored its key must stay. One that cannot be removed opens nothing.
      if (!(error instanceof Unavailable) || error.nothingStored) await sealer.discard().catch(() => undefined);
      throw error;
    }
  }

  async function decidePlain(prepared: PreparedCommand, state: CachedStream | undefined): Promise<Accepted> {
    const { kind, stream, commandId, ifMatch, registered } = prepared;
    const before = state?.recordedBy(commandId);
    if (before !== undefined) return firstResult(prepared, before);
    if (!state && !prepared.creates) throw new NotFound(streamKinds[kind], stream.slice(kind.length + 1));
    if (state && prepared.creates) throw new IdempotencyClash(commandId);
    const touched = state?.touched(registered.spec.part) ?? -1;
    if (ifMatch !== undefined && (touched > ifMatch || ifMatch > (state?.head.revision ?? -1))) throw new Stale(ifMatch, touched);
    await refuseInClosedProgramme(processes, streams, prepared, state);
    const process = processOf(processes, kind);
    const decided = await decide(process, registry, streams, prepared, state);
    if (decided.length === 0 && state)
      return { commandId, stream, revision: state.head.revision, position: state.position, events: [], repeated: false };
    if (state) refuseRepeated(process, prepared, state, decided);
    return record(prepared, state, decided);
  }

  async function record(prepared: PreparedCommand, state: CachedStream | undefined, decided: readonly Decided[]): Promise<Accepted> {
    const { stream, commandId, commandHash, correlationId, causationId, actor } = prepared;
    const now = clock.now();
    const recordedAt = state && state.recordedAt > now ? state.recordedAt : now;
    if (recordedAt !== now) options.onClockBehind?.(recordedAt);
    const metadata = { commandId, commandHash, correlationId, causationId, actor, ...(prepared.example ? { example: true as const } : {}) };
    const events: NewEvent[] = decided.map((d) => ({ id: ids.next(), ...d, recordedAt, metadata }));
    const { revision, hash, position } = await store.append(stream, events, { head: state?.head ?? 'no-stream' });
    const [only] = events;
    // One event, the usual case, is folded on without reading it back; anything else is read when next needed.
    if (state && only && events.length === 1) {
      const stored = { ...only, stream, revision, position, metadata: { ...metadata, prevHash: state.head.hash, hash } };
      if (state.apply(stored)) streams.keep(stream, state);
      else streams.forget(stream);
    }
    return { commandId, stream, revision, position, events: events.map((e) => e.id), repeated: false };
  }

  async function handle(prepared: PreparedCommand): Promise<Accepted> {
    const tries = (options.patience ?? patience)(prepared.commandHash);
    let tried = false;
    let answerLost = false;
    for (;;) {
      try {
        const accepted = (tried ? undefined : await attemptUnread(prepared)) ?? (await attempt(prepared));
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

  const ready = (request: CommandRequest): PreparedCommand => prepare(registry, clock, ids, request);
  function queued(prepared: PreparedCommand): Promise<Accepted> {
    const run = (): Promise<Accepted> => queue.run(prepared.stream, () => handle(prepared));
    const claim = options.claims?.(prepared);
    return claim ? queue.run(claim.key, () => claim.assertFree().then(run)) : run();
  }
  return { registry, prepare: ready, handle: queued, execute: async (request) => queued(ready(request)) };
}

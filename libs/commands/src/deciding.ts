import { IdempotencyClash, NotFound, addressOf, Stale, streamKinds, type Clock, type IdSource, type Instant, type NewEvent } from '#kernel';
import { Unavailable, type EventStore, type Head } from '#event-store';
import { beganOn, refuseBeforeBeginning } from './before-beginning.js';
import { deciderOf, type CachedStream, type Deciders } from './cached-stream.js';
import { decide, type Decided } from './decide.js';
import { programmeOf, refusePlanningAfterTheEnd } from './open-programme.js';
import type { OutsideCheck } from './outside-check.js';
import { sealed, type PersonalData } from './personal-data.js';
import type { PreparedCommand } from './prepare.js';
import type { CommandRegistry } from './registry.js';
import { refuseRepeated } from './repeated-fact.js';
import type { Accepted } from './request.js';
import type { Streams } from './streams.js';
import { refuseUnlikelyDays } from './unlikely-days.js';

export interface DecidingOptions {
  store: EventStore;
  clock: Clock;
  ids: IdSource;
  deciders: Deciders;
  registry: CommandRegistry;
  streams: Streams;
  /** Needed when any of the commands is declared `personal`. */
  personalData?: PersonalData | undefined;
  /** Checks references to other streams. Default: no check. */
  outside?: OutsideCheck | undefined;
  /** Called with the time of a stream's last event when it is later than the clock. The next event then gets the same time. */
  onClockBehind?: ((recordedAt: Instant) => void) | undefined;
}

/** Decides a prepared command and appends its events. Each method is one attempt. */
export class Deciding {
  constructor(private readonly options: DecidingOptions) {}

  /** Decides on the current stream, which it reads from the store. */
  async attempt(prepared: PreparedCommand): Promise<Accepted> {
    return this.decideOn(prepared, await this.options.streams.load(prepared.kind, prepared.stream));
  }

  /**
   * Decides on the cached state, without reading: the append fails when the cache is out of date.
   * Undefined when it failed, or when the result is not an append: the caller then decides on the current stream.
   */
  async attemptFromCache(prepared: PreparedCommand): Promise<Accepted | undefined> {
    const state = this.options.streams.seen(prepared.stream);
    if (!state || prepared.command.corrects !== undefined) return undefined;
    try {
      const accepted = await this.decideOn(prepared, state);
      return accepted.events.length > 0 ? accepted : undefined;
    } catch (error) {
      // After an unavailable store the caller checks whether the append was stored. A refusal is valid only on the current stream.
      if (error instanceof Unavailable) throw error;
      return undefined;
    }
  }

  /** Seals personal data before anything else reads it. Deletes the new key when nothing was recorded. */
  private async decideOn(prepared: PreparedCommand, state: CachedStream | undefined): Promise<Accepted> {
    if (!prepared.registered.spec.personal) return this.decidePlain(prepared, state);
    if (!this.options.personalData) throw new Error(`Nothing seals the personal data of ${prepared.registered.spec.name}`);
    if (!state && !prepared.creates) return this.decidePlain(prepared, state);
    const sealer = await this.options.personalData.sealer(prepared.stream, state?.state);
    try {
      return await this.decidePlain(sealed(prepared, sealer), state);
    } catch (error) {
      // Keep the key while it is unknown whether the append was stored. A key that cannot be deleted opens nothing.
      if (!(error instanceof Unavailable) || error.nothingStored) await sealer.discard().catch(() => undefined);
      throw error;
    }
  }

  private async decidePlain(prepared: PreparedCommand, state: CachedStream | undefined): Promise<Accepted> {
    const { kind, stream, commandId, registered } = prepared;
    const { deciders, streams, registry } = this.options;
    // Other readers may apply newer events to this state meanwhile. The append with the older head then fails, and the command is decided again.
    const head = state?.head ?? 'no-stream';
    const before = state?.recordedBy(commandId);
    if (before !== undefined) return this.firstResult(prepared, before);
    if (!state && !prepared.creates && addressOf(kind) !== undefined) throw new NotFound(streamKinds[kind], stream.slice(kind.length + 1));
    if (state && prepared.creates) throw new IdempotencyClash(commandId);
    refuseStale(prepared, state?.touched(registered.spec.part) ?? -1, state?.head.revision ?? -1);
    const decider = deciderOf(deciders, kind);
    await this.options.outside?.(prepared, state && (decider.programmeOf?.(state.state) ?? undefined));
    const programme = await programmeOf(deciders, streams, prepared, state);
    refusePlanningAfterTheEnd(deciders, prepared, state, programme);
    await refuseBeforeBeginning(decider, registry, streams, prepared, state);
    const decided = await decide(decider, registry, streams, prepared, state, this.options.clock.today(), registered.spec.seesProgramme ? programme?.state : undefined);
    if (decided.length === 0 && state)
      return { commandId, stream, revision: state.head.revision, position: state.position, events: [], repeated: false };
    if (state) refuseRepeated(decider, prepared, state, decided);
    refuseUnlikelyDays(prepared, beganOn(decider, state), this.options.clock.today());
    return this.record(prepared, state, head, decided);
  }

  /** The first result of a command that is already recorded. */
  private async firstResult(prepared: PreparedCommand, from: number): Promise<Accepted> {
    const { commandId, stream } = prepared;
    const events = (await this.options.streams.read(stream, from)).filter((e) => e.metadata.commandId === commandId);
    const last = events.at(-1);
    if (!last || last.metadata.commandHash !== prepared.commandHash || last.metadata.actor.id !== prepared.actor.id) throw new IdempotencyClash(commandId);
    return { commandId, stream, revision: last.revision, position: last.position, events: events.map((e) => e.id), repeated: true };
  }

  private async record(prepared: PreparedCommand, state: CachedStream | undefined, head: Head, decided: readonly Decided[]): Promise<Accepted> {
    const { stream, commandId, commandHash, correlationId, causationId, actor, example, imported } = prepared;
    const { store, ids, streams } = this.options;
    const recordedAt = this.timeAfter(state);
    const metadata = { commandId, commandHash, correlationId, causationId, actor, ...(example && { example }), ...(imported && { imported }) };
    const events: NewEvent[] = decided.map((d) => ({ id: ids.next(), ...d, recordedAt, metadata }));
    const startedAt = performance.now();
    const { revision, hash, position } = await store.append(stream, events, { head });
    if (!state) streams.begin(stream);
    const [only] = events;
    // A single event, the usual case, is applied to the cached fold without reading it back. Other events are read when next needed.
    if (state && head !== 'no-stream' && only && events.length === 1) {
      const stored = { ...only, stream, revision, position, metadata: { ...metadata, prevHash: head.hash, hash } };
      if (state.apply(stored)) streams.recorded(stream, state, startedAt);
      else streams.forget(stream);
    }
    return { commandId, stream, revision, position, events: events.map((e) => e.id), repeated: false };
  }

  /** The current time, or the time of the last event when the clock was set back since then. */
  private timeAfter(state: CachedStream | undefined): Instant {
    const now = this.options.clock.now();
    if (!state || state.recordedAt <= now) return now;
    this.options.onClockBehind?.(state.recordedAt);
    return state.recordedAt;
  }
}

/** @param partRevision revision of the last event of the command's part @param streamRevision revision of the stream's last event */
function refuseStale({ ifMatch }: PreparedCommand, partRevision: number, streamRevision: number): void {
  if (ifMatch !== undefined && (partRevision > ifMatch || ifMatch > streamRevision)) throw new Stale(ifMatch, partRevision);
}

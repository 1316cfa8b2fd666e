import { canonicalText, hashOf, noPrevHash } from '#event-store';
import { isId, londonDate, type Instant, type StoredEvent } from '#kernel';
import { isCorrection } from '#history';
import { shapeFault } from './event-shape.js';
import { KnownIds } from './known-ids.js';

/** One stream type, whose streams are named `<type>-<UUID>`: its event types with their current versions, and the type of the first event. */
export interface KnownKind {
  versions: Readonly<Record<string, number>>;
  first?: string;
}
export type KnownEvents = Readonly<Record<string, KnownKind>>;

type ValidatedEvent = Omit<StoredEvent, 'position'>;
interface Head {
  revision: number;
  hash: string;
  recordedAt: Instant;
}

/** Tolerated clock difference: an event may have been recorded this much later than this clock. */
const MAX_AHEAD_MS = 86_400_000;
const streamName = /^(?<kind>[a-z]+)-(?<id>.+)$/u;

/**
 * Checks events in the order of a log, without another copy of the log: fields, ids, times, types and versions, hash and
 * chain, and references of corrections. Pass it every event once.
 */
export class EventValidator {
  readonly #ids = new KnownIds();
  readonly #heads = new Map<string, Head>();
  readonly #latest: Instant;

  constructor(
    private readonly known: KnownEvents,
    now: Instant,
  ) {
    this.#latest = new Date(Date.parse(now) + MAX_AHEAD_MS).toISOString();
  }

  get streams(): number {
    return this.#heads.size;
  }

  /** The first fault of the next event, or undefined. A faulty event does not invalidate those after it. */
  faultOf(value: object): string | undefined {
    const event = value as ValidatedEvent;
    const before = this.#heads.get(event.stream);
    const fault = shapeFault(value as Record<string, unknown>) ?? this.#contentFault(event) ?? this.#chainFault(event, before);
    this.#advance(event, before, fault === undefined);
    return fault;
  }

  #contentFault(event: ValidatedEvent): string | undefined {
    const { id, occurredOn, recordedAt } = event;
    if (recordedAt > this.#latest) return `it was recorded at ${recordedAt}, more than a day after this computer’s time`;
    if (occurredOn > londonDate(recordedAt)) return `it happened on ${occurredOn}, after the day on which it was recorded (${recordedAt})`;
    if (this.#ids.find(id)) return 'an event before it has the same id';
    return this.#typeFault(event) ?? this.#correctionFault(event);
  }

  #typeFault({ stream, revision, type, version }: ValidatedEvent): string | undefined {
    const { kind = '', id } = streamName.exec(stream)?.groups ?? {};
    const known = Object.hasOwn(this.known, kind) && isId(id) ? this.known[kind] : undefined;
    if (!known) return 'its stream is none that this Milepost knows';
    const current = Object.hasOwn(known.versions, type) ? known.versions[type] : undefined;
    if (current === undefined) return `${type} is no type of event that this Milepost knows in a stream of this kind`;
    if (version > current) return `it is ${type} version ${version}, and this Milepost knows it up to ${current}`;
    if (revision === 0 && known.first !== undefined && type !== known.first) return `a stream of this kind begins with ${known.first}, not with ${type}`;
    return undefined;
  }

  #correctionFault(event: ValidatedEvent): string | undefined {
    if (!isCorrection(event)) return undefined;
    const { ofEvent, ofType } = event.data;
    const original = isId(ofEvent) ? this.#ids.find(ofEvent) : undefined;
    if (original?.stream !== event.stream) return `it corrects ${String(ofEvent)}, which is no event before it in its stream`;
    if (isCorrection({ ...original, data: {} })) return 'it corrects a correction';
    return original.type === ofType ? undefined : `it corrects a ${String(ofType)}, and ${ofEvent} is a ${original.type}`;
  }

  #chainFault(event: ValidatedEvent, before: Head | undefined): string | undefined {
    if (hashFault(event)) return 'its hash is not that of its content';
    if (event.revision !== (before?.revision ?? -1) + 1) return `event ${(before?.revision ?? -1) + 1} of its stream should come here`;
    if (event.metadata.prevHash !== (before?.hash ?? noPrevHash)) return 'it does not continue the event before it';
    if (before && event.recordedAt < before.recordedAt) return `it was recorded at ${event.recordedAt}, before the event before it (${before.recordedAt})`;
    return undefined;
  }

  /** Updates the head of the stream. After a faulty event it uses only the valid fields, and ignores the time. */
  #advance({ id, stream, type, revision, recordedAt, metadata }: ValidatedEvent, before: Head | undefined, isGood: boolean): void {
    if (isId(id)) this.#ids.add(id, { stream, type });
    const hash: unknown = (metadata as { hash?: unknown } | undefined)?.hash;
    if (typeof stream !== 'string' || !Number.isSafeInteger(revision) || typeof hash !== 'string') return;
    this.#heads.set(stream, { revision, hash, recordedAt: isGood ? recordedAt : (before?.recordedAt ?? '') });
  }
}

function hashFault(event: ValidatedEvent): boolean {
  try {
    return hashOf(canonicalText(event, event.stream, event.revision, event.metadata.prevHash)) !== event.metadata.hash;
  } catch {
    return true;
  }
}

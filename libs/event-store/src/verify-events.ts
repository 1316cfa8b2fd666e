import type { Position, StoredEvent } from '#kernel';
import { noPrevHash } from './envelope/canonical-text.js';
import { damagedEvent } from './envelope/opened.js';
import { Damaged } from './errors.js';
import { start, type EventStore, type Head } from './port.js';

export interface LogReport {
  /** Events, streams and position up to which the log was found whole. */
  events: number;
  streams: number;
  position: Position;
  /** The first bad place in one sentence, or null. */
  damage: string | null;
}

/** The chain of every stream, walked in the order of the log. About 250 bytes a stream. */
export class Chains {
  readonly #heads = new Map<string, Exclude<Head, 'no-stream'>>();

  /** @throws Damaged when the event does not continue its stream */
  take(event: StoredEvent, report: LogReport): void {
    const head = this.#heads.get(event.stream) ?? { revision: -1, hash: noPrevHash };
    if (event.revision !== head.revision + 1) throw damagedEvent(event, `event ${head.revision + 1} should come here`);
    if (event.metadata.prevHash !== head.hash) throw damagedEvent(event, 'it does not continue the event before it');
    this.#heads.set(event.stream, { revision: event.revision, hash: event.metadata.hash });
    report.events += 1;
    report.streams = this.#heads.size;
    report.position = event.position;
  }
}

/**
 * Checks a whole log through its store: every event against its hash and its keys, and the chain of every stream.
 * @throws Unavailable
 */
export async function verifyEvents(store: EventStore, onEvents: (done: number) => void = () => {}): Promise<LogReport> {
  const report: LogReport = { events: 0, streams: 0, position: start, damage: null };
  const chains = new Chains();
  try {
    for await (const { events } of store.readAll()) {
      for (const event of events) chains.take(event, report);
      onEvents(report.events);
    }
  } catch (error) {
    if (!(error instanceof Damaged)) throw error;
    report.damage = error.message;
  }
  return report;
}

import { BACKWARDS, END, type AllStreamResolvedEvent, type Position as ServerPosition } from '@eventstore/db-client';
import type { Position } from '#kernel';
import { start } from '../port.js';
import { reading } from './asking.js';
import type { Connection } from './connection.js';
import { comparePositions, positionOf } from './positions.js';
import { isOfLog } from './records.js';

const firstPageSize = 10;
const maxPageSize = 500;

/**
 * The position of the last event of the log. The server knows only the last event of all streams, including its own, so
 * this reads backwards from there. It never reads the same range twice.
 */
export class LastPosition {
  #last: Position = start;
  #checkedTo: Position = start;

  /** Records the position of an event of the log. */
  saw(position: Position): void {
    if (comparePositions(position, this.#last) > 0) this.#last = position;
  }

  async ask(on: Connection): Promise<Position> {
    let from: ServerPosition | typeof END = END;
    let newest: Position | undefined;
    for (let maxCount = firstPageSize; ; maxCount = Math.min(maxCount * 4, maxPageSize)) {
      let count = 0;
      const pages = reading<AllStreamResolvedEvent>(on, maxCount, (client, options) =>
        client.readAll({ direction: BACKWARDS, fromPosition: from, maxCount, ...options }));
      const events: AllStreamResolvedEvent[] = [];
      for await (const page of pages) events.push(...page);
      for (const { event } of events) {
        count += 1;
        if (!event) continue;
        const at = positionOf(event.position);
        newest ??= at;
        from = event.position;
        const known = comparePositions(at, this.#last) <= 0 || comparePositions(at, this.#checkedTo) <= 0;
        if (!known && !isOfLog(event)) continue;
        if (!known) this.saw(at);
        return this.#checkedUpTo(newest);
      }
      if (count < maxCount) return this.#checkedUpTo(newest);
    }
  }

  #checkedUpTo(to: Position | undefined): Position {
    if (to !== undefined && comparePositions(to, this.#checkedTo) > 0) this.#checkedTo = to;
    return this.#last;
  }
}

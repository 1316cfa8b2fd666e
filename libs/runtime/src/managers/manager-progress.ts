import type { EventStore } from '#event-store';
import type { Instant, Position } from '#kernel';
import type { ManagerRun } from './manager-run.js';

/** The progress of one process manager in this process. */
export interface ManagerProgress {
  /** The number of events not yet handled, and of streams not yet reconciled. */
  waiting: number;
  /** False when `waiting` is only a lower limit. */
  isAll: boolean;
  /** The time when it last handled an event or a due day. */
  movedAt: Instant | undefined;
}

/** Maximum number of events to read for the count of waiting ones. */
const MOST_COUNTED = 10_000;

/** The progress by name of the manager. @param seen the position up to which they have read the log @throws store errors */
export async function progressOf(runs: readonly ManagerRun[], store: Pick<EventStore, 'readAll'>, seen: Position): Promise<Map<string, ManagerProgress>> {
  const found = runs.map((run) => ({ run, of: { waiting: run.waiting, isAll: true, movedAt: run.movedAt } }));
  let counted = 0;
  for await (const batch of store.readAll({ after: seen })) {
    for (const { run, of } of found) of.waiting += run.countIn(batch);
    counted += (batch.refs ?? batch.events).length;
    if (batch.caughtUp === true) break;
    if (counted < MOST_COUNTED) continue;
    for (const { of } of found) of.isAll = false;
    break;
  }
  return new Map(found.map(({ run, of }) => [run.manager.name, of]));
}

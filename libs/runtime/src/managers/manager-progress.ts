import type { EventStore } from '#event-store';
import type { Instant, Position } from '#kernel';
import type { ManagerRun } from './manager-run.js';

/** How one process manager gets on in this process. */
export interface ManagerProgress {
  /** Events that it handles and has not seen yet, and streams that it has not looked at yet. */
  waiting: number;
  /** False when there may be more. */
  isAll: boolean;
  /** When it last handled an event or a day. */
  movedAt: Instant | undefined;
}

/** Events of the log that are looked through for those that wait. */
const MOST_COUNTED = 10_000;

/** By the name of the manager. @param seen the position up to which they saw the log @throws store errors */
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

import { managers } from '#development';
import { managingOf, type ManagerProgress } from '#runtime';
import type { EventStore } from '#event-store';
import { parkedNow, type AnyProcessManager, type ManagingState } from '#workflow';
import { dateTime, plural } from '#ui';
import { heads, type Block } from '../blocks.js';

/** Number of refused commands listed for each manager. */
const MAX_REFUSED = 10;

type Progress = ReadonlyMap<string, ManagerProgress> | null;

/**
 * The recorded state of each process manager, whichever process runs it.
 * @param progress of the managers of this process; null when the worker runs them
 */
export async function managersBlocks(store: Pick<EventStore, 'readStream'>, progress: Progress): Promise<Block[]> {
  const all = await Promise.all(managers.map(async (manager) => ({ manager, state: await managingOf(store, manager.name) })));
  return [
    {
      kind: 'table',
      table: {
        caption: 'Process managers',
        head: heads('What it sees to', 'Active since', 'Waiting', 'Last at work', 'Last checkpoint', 'Commands refused', 'Streams parked'),
        rows: all.map(({ manager, state }) => rowOf(manager, state, progress)),
        numeric: [2, 5, 6],
      },
    },
    ...troubles(all),
  ];
}

function rowOf({ name, title, version }: AnyProcessManager, state: ManagingState, progress: Progress): string[] {
  const own = progress?.get(name);
  const movedAt = own?.movedAt ?? state.movedAt;
  return [
    `${title}, version ${version}`,
    state.activatedAt === null ? 'Not yet' : dateTime(state.activatedAt),
    progress === null ? 'See the worker' : waitingInWords(own),
    movedAt === null ? 'Never' : dateTime(movedAt),
    state.checkpoint === null ? 'None' : `${state.checkpoint.revision} of ${state.checkpoint.stream}`,
    String(state.refusedCount),
    String(parkedNow(state, version).length),
  ];
}

function waitingInWords(own: ManagerProgress | undefined): string {
  if (!own) return 'Starting';
  const events = plural(own.waiting, 'event');
  return own.isAll ? events : `${events} or more`;
}

function troubles(all: readonly { manager: AnyProcessManager; state: ManagingState }[]): Block[] {
  const rows = all.flatMap(({ manager: { title, version }, state }) => [
    ...parkedNow(state, version).map(({ at, reason, since }) => [title, dateTime(since), `Leaves ${at.stream} alone from event ${at.revision} on`, reason]),
    ...state.refused.slice(-MAX_REFUSED).reverse().map(({ name, stream, reason, at }) => [title, dateTime(at), `Was refused ${name} for ${stream}`, reason]),
  ]);
  if (rows.length === 0) return [];
  return [{ kind: 'table', table: { caption: `${plural(rows.length, 'problem')} of process managers`, head: heads('What it sees to', 'When', 'What', 'Why'), rows } }];
}

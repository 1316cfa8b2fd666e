import { managers, ulo as process, type UloState } from '#development';
import { factsOf } from '#history';
import { fold, type PlainDate, type StoredEvent } from '#kernel';
import type { Reconciler } from '#workflow';
import { insist } from '../violation.js';

const manager = managers.find(({ name }) => name === 'progress') as Reconciler<UloState>;

/** The state of each ULO without example data. */
function ulosIn(events: readonly StoredEvent[]): Map<string, UloState> {
  const streams = Map.groupBy(events.filter(({ stream }) => stream.startsWith('ulo-')), ({ stream }) => stream);
  return new Map([...streams].flatMap(([stream, of]) => (of.some(({ metadata }) => metadata.example === true) ? [] : [[stream, fold(process, factsOf(of))] as const])));
}

/** ULOs whose recorded progress differs from their state. */
export const progressMissing = (events: readonly StoredEvent[], today: PlainDate): string[] =>
  [...ulosIn(events)].flatMap(([stream, state]) => (manager.commandsFor(state, today).length > 0 ? [stream] : []));

/**
 * No progress of a ULO is recorded twice, or more often than it was made.
 * @param doneOn that day, once the process managers have seen the whole log: then exactly the progress that was made is recorded
 */
export function checkProgress(events: readonly StoredEvent[], doneOn: PlainDate | undefined): void {
  for (const [stream, { progress: { recorded } }] of ulosIn(events)) {
    const all = recorded.map(({ kind, phase, on }) => `${kind} ${phase} ${on}`);
    insist(new Set(all).size === all.length, () => `Progress of ${stream} is recorded twice: ${all.join(', ')}.`);
    const count = (type: string): number => events.filter((event) => event.stream === stream && event.type === type).length;
    const [made, statements] = [count('ProgressMade'), count('IndependenceStatementAdopted')];
    insist(made <= statements, () => `${stream} passed a gate ${statements} times at most, and that is recorded ${made} times.`);
  }
  const missing = doneOn === undefined ? [] : progressMissing(events, doneOn);
  insist(missing.length === 0, () => `The recorded progress of these ULOs differs from their state: ${missing.join(', ')}.`);
}

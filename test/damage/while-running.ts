import type { NewEvent } from '#kernel';
import { systemClock, systemIds } from '#kernel';
import type { Engine } from '#runtime';
import type { Random } from '../crash/random.js';
import { copyFolder } from './files.js';
import type { Original } from './judge.js';
import { mutate, type Mutation, type Others } from './mutations.js';
import { start } from './ways-in.js';

/**
 * Alters the folder of a running engine, records an event, and ends the engine: cleanly, or as a kill does, which leaves
 * the files unchanged.
 */
export async function alterWhileRunning(folder: string, random: Random, others: Others, original: Original): Promise<{ mutation: Mutation; expected: Original }> {
  const engine = await start(folder, false);
  const isKilled = random.oneIn(2);
  const mutation = mutate(folder, random, { ...others, isRunning: true });
  const recorded = await record(engine);
  const left = `${folder}.killed`;
  if (isKilled) copyFolder(folder, left);
  await engine.close().catch(() => undefined);
  if (isKilled) copyFolder(left, folder);
  const expected = { events: [...original.events, ...recorded], lists: original.lists };
  return { mutation: { ...mutation, description: `${mutation.description}, then ${recorded.length} events recorded and ${isKilled ? 'killed' : 'stopped'}` }, expected };
}

/** Records one event in a stream that no list uses. If it is refused, it was not acknowledged and is not expected. */
async function record({ store }: Engine): Promise<string[]> {
  const [now, id] = [systemClock.now(), systemIds.next()];
  const event: NewEvent = {
    id, type: 'Recorded', version: 1, recordedAt: now, occurredOn: systemClock.today(), data: {},
    metadata: { commandId: id, commandHash: 'none', correlationId: id, causationId: id, actor: { id, role: 'milepost', organisation: 'Milepost' } },
  };
  try {
    return [(await store.append(`probe-${id}`, [event], { head: 'no-stream' })).hash];
  } catch {
    return [];
  }
}

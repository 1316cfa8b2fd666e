import { start, type EventStore } from '#event-store';
import { addDays, clockFrom, derivedId, type Clock, type PlainDate } from '#kernel';
import type { CommandPipeline } from '#commands';
import { defaultTemplate } from '#development';
import { actorOf } from '#people';
import { NotEmpty, morningOf } from '../examples.js';
import type { SyntheticCommand } from './completing-facts.js';
import { coursesOf } from './course.js';
import { courseCommands } from './course-commands.js';

export interface LoadSynthetic {
  /** Must be empty. */
  store: EventStore;
  /** Gives the command pipeline on that store with this clock. */
  handling: (clock: Clock) => CommandPipeline;
  /** The real clock: the last ULO starts some months before today. */
  clock: Clock;
  /** The number of ULOs. */
  ulos: number;
  /** The same seed gives the same programme. */
  seed: number;
}

interface Dated extends SyntheticCommand {
  /** The part of the body that names the ULO or programme; empty for a command that creates one. */
  about: object;
  id: string;
}

/**
 * Loads a programme of invented ULOs as if everything had been recorded on its day, through the normal command pipeline.
 * Every event is marked as example data.
 * @returns how many commands were recorded
 * @throws NotEmpty
 */
export async function loadSynthetic({ store, handling, clock, ulos, seed }: LoadSynthetic): Promise<number> {
  if (store.compare(await store.head(), start) !== 0) throw new NotEmpty('The log is not empty: a synthetic programme is loaded into an empty one only.');
  let now = clock.now();
  const pipeline = handling(clockFrom(() => now));
  const all = syntheticProgramme(ulos, seed, clock.today());
  for (const day of Map.groupBy(all, ({ on }) => on).values()) {
    now = morningOf(day[0]?.on ?? clock.today(), clock);
    // Commands of one ULO run one after the other, because each one is decided on the state after the previous one.
    await Promise.all([...Map.groupBy(day, ({ about }) => JSON.stringify(about)).values()].map(async (commands) => {
      for (const { command, role, fields, about, id, on } of commands)
        await pipeline.execute({ name: command, body: { commandId: id, occurredOn: on, ...about, ...fields }, actor: actorOf(role), example: true });
    }));
  }
  return all.length;
}

/** Every command of the programme, in the order of its days. */
function syntheticProgramme(ulos: number, seed: number, today: PlainDate): Dated[] {
  const name = `synthetic ${seed} of ${ulos}`;
  const programmeCommand = derivedId(`${name}: programme`);
  const programme = derivedId(programmeCommand);
  const courses = coursesOf(defaultTemplate, ulos, seed, today);
  const first = courses[0]?.startOn ?? today;
  const opening: Dated = { command: 'open-programme', on: addDays(first, -1), role: 'programme-manager', fields: { name: 'Synthetic programme (invented)', area: 'Nowhere' }, about: {}, id: programmeCommand };
  const commands = courses.flatMap((course): Dated[] => {
    const begins = derivedId(`${name}: ULO ${course.number}`);
    const beginning: Dated = {
      command: 'start-ulo-development', on: course.startOn, role: 'commissioner', about: {}, id: begins,
      fields: { programme, name: `Synthetic ULO ${String(course.number).padStart(3, '0')} (invented)`, area: `Area ${course.number}`, commissioner: 'Invented council' },
    };
    const about = { ulo: derivedId(begins) };
    return [beginning, ...courseCommands(defaultTemplate, course, today).map((one, i): Dated => ({ ...one, about, id: derivedId(`${begins} ${i}`) }))];
  });
  return [opening, ...commands].sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0));
}

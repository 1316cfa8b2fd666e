import type { OutsideCheck } from '#commands';
import type { EventStore } from '#event-store';
import { RuleRefused, namesPerson } from '#kernel';
import { NotReady, type ReadModel } from '#projections';
import { takesPartIn } from '../directory/directory.js';
import type { People } from '../directory/people.js';
import { isReadable, type Scope } from '../directory/person.js';

/** How long to wait for the read model to catch up with the log. */
const longestWaitMs = 5_000;

interface Sources {
  store: Pick<EventStore, 'head'>;
  model: Pick<ReadModel, 'waitFor' | 'today'>;
  people: Pick<People, 'now'>;
}

/** Checks each person named in a command about a ULO: they must take part in it, by registration or grant, on the day of the command and today. */
export const namedPeople =
  ({ store, model, people }: Sources): OutsideCheck =>
  async ({ registered: { spec, fields }, command, stream }, programme) => {
    if (spec.stream !== 'ulo') return;
    const named: unknown[] = fields.filter(namesPerson).map(({ name }) => command[name as keyof typeof command]);
    const ids = named.filter((id): id is string => typeof id === 'string');
    if (ids.length === 0) return;
    if (!(await model.waitFor(await store.head(), longestWaitMs))) throw new NotReady();
    const directory = await people.now();
    const scope: Scope = { ulo: stream.slice('ulo-'.length), ...(programme !== undefined && { programme }) };
    for (const id of ids) {
      const person = directory.person(id.toLowerCase());
      if (!isReadable(person)) throw unknown();
      for (const day of [command.occurredOn ?? '', model.today]) if (!takesPartIn(person, scope, day)) throw elsewhere(day);
    }
  };

const unknown = (): RuleRefused => new RuleRefused('no-such-person', 'Nobody whose details are known is registered under this id.', [], 'Register the person first, or choose another.');
const elsewhere = (day: string): RuleRefused =>
  new RuleRefused('person-takes-no-part', `On ${day} the person took no part in this ULO: they were not registered yet, are registered for others, or had left.`, [], 'Choose another person, or change for what they are registered.');

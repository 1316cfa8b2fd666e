import { compareText, type PlainDate, type Role } from '#kernel';
import { holdsByGrants, rolesEver, takesPartByGrants } from './by-grants.js';
import type { Person, PeopleDirectory, Scope, Unreadable } from './person.js';

const covers = (person: Person, { programme, ulo }: Scope): boolean =>
  (person.programme === undefined || person.programme === programme) && (person.ulo === undefined || person.ulo === ulo);

const takesPart = ({ left, registeredOn }: Person, on: PlainDate): boolean => registeredOn <= on && (left === undefined || on < left);

/** Whether a person takes part in a ULO or programme on a day: by a grant or by registration, and before they leave. */
export const takesPartIn = (person: Person, scope: Scope, on: PlainDate): boolean =>
  takesPart(person, on) && (person.byGrants ? takesPartByGrants(person, scope, on) : covers(person, scope));

const hasRole = (person: Person, role: Role, scope: Scope, on: PlainDate): boolean =>
  takesPart(person, on) && (person.byGrants ? holdsByGrants(person, role, scope, on) : person.role === role && covers(person, scope));

/** @param people those whose details can be read */
export function directoryOf(people: readonly Person[], unreadable: ReadonlyMap<string, Unreadable>): PeopleDirectory {
  const idsOf = (why: Unreadable): string[] => [...unreadable].flatMap(([id, reason]) => (reason === why ? [id] : []));
  const [erased, keyMissing] = [idsOf('erased'), idsOf('key-missing')];
  const byId = new Map(people.map((person) => [person.id, person]));
  const byName = [...people].sort((a, b) => compareText(a.name, b.name) || (a.id < b.id ? -1 : 1));
  const byRole = new Map<Role, Person[]>();
  for (const person of byName)
    for (const role of rolesEver(person)) {
      const known = byRole.get(role);
      if (known) known.push(person);
      else byRole.set(role, [person]);
    }
  const holding = (role: Role, scope: Scope, on: PlainDate): Person[] =>
    (byRole.get(role) ?? []).filter((person) => hasRole(person, role, scope, on));
  return {
    person: (id) => unreadable.get(id) ?? byId.get(id),
    all: () => byName,
    erased: () => erased,
    keyMissing: () => keyMissing,
    holding,
    answering(role, scope, on) {
      const holders = holding(role, scope, on);
      return holders.length > 0 ? holders : holding('programme-manager', scope, on);
    },
  };
}

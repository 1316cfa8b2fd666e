import { foldText } from '#kernel';
import type { Organisation, OrganisationDirectory } from './organisation.js';

/** @param all sorted by name */
export function directoryOf(all: readonly Organisation[]): OrganisationDirectory {
  const byId = new Map(all.map((one) => [one.id, one]));
  const heads = new Map(all.map(({ id }) => [id, headOf(byId, id)]));
  const byName = new Map(all.flatMap(({ id, names }) => names.map((name) => [foldText(name), heads.get(id) ?? id] as const)));
  const groups = Map.groupBy(all, ({ id }) => heads.get(id) ?? id);
  const standsFor = (id: string): string | undefined => heads.get(id.toLowerCase());
  return {
    all: () => all,
    one: (id) => byId.get(id.toLowerCase()),
    standsFor,
    related: ({ name, organisation }) => (organisation === null ? byName.get(foldText(name)) : standsFor(organisation)),
    group(id) {
      const members = groups.get(standsFor(id) ?? '') ?? [];
      return { ids: members.map((one) => one.id), keys: members.flatMap(({ names }) => names.map(foldText)) };
    },
  };
}

/** The last organisation in a chain of merges. In a cycle, which two concurrent processes can record, the one with the lowest id. */
function headOf(byId: ReadonlyMap<string, Organisation>, id: string): string {
  const seen: string[] = [];
  for (let at = byId.get(id); at; at = at.mergedInto === null ? undefined : byId.get(at.mergedInto)) {
    const cycleStart = seen.indexOf(at.id);
    if (cycleStart >= 0) return [...seen.slice(cycleStart)].sort()[0] ?? id;
    seen.push(at.id);
  }
  return seen.at(-1) ?? id;
}

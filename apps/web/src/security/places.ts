import type { Place } from '#access';
import { processes } from '#catalogue';
import type { CommandHandling, Places } from '#commands';
import { isReadable, type People } from '#people';

/** Tells where ULOs and people lie, from the streams themselves and from what is told of people. */
export const placesOn = ({ handling, people }: { handling: Pick<CommandHandling, 'stateOf'>; people: Pick<People, 'now'> }): Places => {
  const places: Places = {
    async of(kind, id) {
      if (kind === 'person') return personPlaces(places, (await people.now()).person(id));
      const state = await handling.stateOf('ulo', id);
      const programme = state && processes.ulo.programmeOf?.(state as never);
      return programme ? [{ ulo: id, programme: programme.toLowerCase() }] : [];
    },
  };
  return places;
};

/** Somebody lies where they take part; somebody who takes part everywhere, or whose details cannot be read, in no place. */
async function personPlaces(places: Places, person: ReturnType<Awaited<ReturnType<People['now']>>['person']>): Promise<readonly Place[]> {
  if (!isReadable(person)) return [];
  if (person.ulo !== undefined) return places.of('ulo', person.ulo);
  return person.programme === undefined ? [] : [{ programme: person.programme }];
}

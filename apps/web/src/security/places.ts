import type { Place } from '#access';
import type { CommandPipeline, Places } from '#commands';
import { isRelatedOn, relationsOf, type UloState } from '#development';
import { maxDate, type Clock } from '#kernel';
import type { Organisations } from '#organisations';
import type { People, Person, grantsOf } from '#people';
import type { ReadModel } from '#projections';

interface Sources {
  handling: Pick<CommandPipeline, 'stateOf' | 'knownState'>;
  people: Pick<People, 'now'>;
  organisations: Pick<Organisations, 'now'>;
  model: Pick<ReadModel, 'status'>;
  clock: Clock;
}

/** Finds the places of ULOs, people and organisations: for a ULO from its stream, for a person from their grants. */
export function placesOn(sources: Sources): Places {
  const { handling, people, organisations } = sources;
  const places: Places = {
    async of(kind, id) {
      if (kind === 'person') return personPlaces(places, sources.clock, (await people.now()).person(id));
      if (kind === 'organisation') return organisationPlaces(organisations, id);
      const state = (handling.knownState('ulo', id)?.state ?? (await handling.stateOf('ulo', id))) as UloState | undefined;
      const programme = state?.partnership.programme;
      return state && programme ? [new UloPlace(id, programme.toLowerCase(), state, sources)] : [];
    },
    async ofGrant(person, grant) {
      const state = (await handling.stateOf('person', person)) as Parameters<typeof grantsOf>[1];
      return placesOfGrants(places, (state?.roles.grants ?? []).filter(({ id }) => id === grant));
    },
  };
  return places;
}

/** The place of a ULO. Its organisations are computed on demand, because most roles do not need them. */
class UloPlace implements Place {
  constructor(
    readonly ulo: string,
    readonly programme: string,
    private readonly state: UloState,
    private readonly sources: Sources,
  ) {}

  get organisations(): readonly string[] {
    return relatedTo(this.state, this.sources);
  }
}

/** The organisations that mentor, commission or fund the ULO today; none until the register is loaded. */
function relatedTo(state: UloState, { model, clock, organisations }: Sources): string[] {
  if (!model.status().ready) return [];
  const today = clock.today();
  const directory = organisations.now();
  return [...new Set(relationsOf(state).filter((one) => isRelatedOn(one, today)).flatMap((one) => directory.related(one) ?? []))];
}

function organisationPlaces(organisations: Sources['organisations'], id: string): Place[] {
  const known = organisations.now().standsFor(id);
  return known === undefined ? [] : [{ organisations: [known] }];
}

/**
 * The places in which a person holds roles, now or later. A person without a role is in the place that their details name, so
 * that a manager there can grant them one. A person whose details cannot be read is in no place.
 */
async function personPlaces(places: Places, clock: Clock, person: Person | string | undefined): Promise<readonly Place[]> {
  if (person === undefined || typeof person === 'string') return [];
  const held = await placesOfGrants(places, (person.grants ?? []).filter(({ to }) => to === undefined || maxDate(to, clock.today()) === to));
  if (held.length > 0) return held;
  if (person.ulo !== undefined) return places.of('ulo', person.ulo);
  return person.programme === undefined ? [] : [{ programme: person.programme }];
}

async function placesOfGrants(places: Places, grants: NonNullable<Person['grants']>): Promise<readonly Place[]> {
  const found = await Promise.all(grants.map(({ scope }): Promise<readonly Place[]> => {
    if (scope.kind === 'everything') return Promise.resolve([]);
    return scope.kind === 'programme' ? Promise.resolve([{ programme: scope.id }]) : places.of(scope.kind, scope.id);
  }));
  return found.flat();
}

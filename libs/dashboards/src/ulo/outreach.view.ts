import { carersRoutes, organisationKinds, userGroups, type UloState } from '#development';
import { coded, type Coded, type Dated } from './shapes.js';

/** All lists oldest first. */
export interface OutreachView {
  /** Local people brought together, as counts. */
  gatherings: (Dated & { users: number; carers: number })[];
  mappings: (Dated & { organisations: number; kinds: Coded[] })[];
  duplicationChecks: (Dated & { duplicated: boolean })[];
  relationships: (Dated & { count: number; terms: string | null })[];
  reached: (Dated & { userGroups: Coded[]; people: number })[];
  carersRoutes: (Dated & { route: Coded })[];
  organisationsMapped: number;
  relationshipsAgreed: number;
}

export function outreachView({ outreach, partnership }: UloState): OutreachView {
  const sum = (counts: readonly { count: number }[]): number => counts.reduce((total, { count }) => total + count, 0);
  return {
    gatherings: partnership.gatherings.map(({ id, on, users, carers }) => ({ id, on, users, carers })),
    mappings: outreach.mappings.map(({ id, on, count, kinds }) => ({
      id,
      on,
      organisations: count,
      kinds: kinds.map((k) => coded(organisationKinds, k)),
    })),
    duplicationChecks: outreach.duplicationChecks.map(({ id, on, duplicated }) => ({ id, on, duplicated })),
    relationships: outreach.relationships.map(({ id, on, count, terms }) => ({ id, on, count, terms })),
    reached: outreach.reached.map(({ id, on, userGroups: groups, people }) => ({
      id,
      on,
      userGroups: groups.map((g) => coded(userGroups, g)),
      people,
    })),
    carersRoutes: outreach.carersRoutes.map(({ id, on, route }) => ({ id, on, route: coded(carersRoutes, route) })),
    organisationsMapped: sum(outreach.mappings),
    relationshipsAgreed: sum(outreach.relationships),
  };
}

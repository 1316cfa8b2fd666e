import { ageGroups, carersRoutes, forumParts, organisationKinds, userGroups, type UloState } from '#development';
import { coded, type Coded, type Dated } from './shapes.js';

/** All lists oldest first. */
export interface OutreachView {
  /** Local people brought together, as counts. */
  gatherings: (Dated & { users: number; carers: number })[];
  mappings: (Dated & { organisations: number; kinds: Coded[] })[];
  duplicationChecks: (Dated & { duplicated: boolean; note: string | null })[];
  relationships: (Dated & { count: number; terms: string | null })[];
  reached: (Dated & { userGroups: Coded[]; people: number })[];
  carersRoutes: (Dated & { route: Coded; note: string | null })[];
  /** Whole counts by group and age; carers are a group of their own. */
  reach: (Dated & { counts: { userGroup: Coded; ageGroup: Coded; people: number }[] })[];
  providerMeetings: (Dated & { providers: number; users: number; outcome: string | null })[];
  forums: (Dated & { forum: string; part: Coded })[];
  representations: (Dated & { before: string; people: number; outcome: string | null })[];
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
    duplicationChecks: outreach.duplicationChecks.map(({ id, on, duplicated, note }) => ({ id, on, duplicated, note })),
    relationships: outreach.relationships.map(({ id, on, count, terms }) => ({ id, on, count, terms })),
    reached: outreach.reached.map(({ id, on, userGroups: groups, people }) => ({
      id,
      on,
      userGroups: groups.map((g) => coded(userGroups, g)),
      people,
    })),
    carersRoutes: outreach.carersRoutes.map(({ id, on, route, note }) => ({ id, on, route: coded(carersRoutes, route), note })),
    reach: outreach.reach.map(({ id, on, reach }) => ({ id, on, counts: reach.map(({ userGroup, ageGroup, people }) => ({ userGroup: coded(userGroups, userGroup), ageGroup: coded(ageGroups, ageGroup), people })) })),
    providerMeetings: outreach.providerMeetings.map(({ id, on, providers, users, outcome }) => ({ id, on, providers, users, outcome })),
    forums: outreach.forums.map(({ id, on, forum, part }) => ({ id, on, forum, part: coded(forumParts, part) })),
    representations: outreach.representations.map(({ id, on, before, people, outcome }) => ({ id, on, before, people, outcome })),
    organisationsMapped: sum(outreach.mappings),
    relationshipsAgreed: sum(outreach.relationships),
  };
}

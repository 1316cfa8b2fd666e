import { isRelatedOn, relationKinds, type RelationKind } from '#development';
import { NotFound, type PlainDate } from '#kernel';
import type { Organisations } from './organisations.js';
import { entryOf, type RegisterEntry } from './register.js';

/** One organisation with what it is to ULOs. */
export interface OrganisationView extends RegisterEntry {
  /** By ULO, those that are over or yet to come too. */
  relations: {
    ulo: { id: string; name: string };
    /** What it does for the ULO. */
    relation: { code: RelationKind; label: string };
    /** As it was recorded. */
    name: string;
    /** The first day, and the last one; null when no end is known. */
    from: PlainDate;
    to: PlainDate | null;
    /** In force today: who holds a role in the organisation has access. */
    inForce: boolean;
  }[];
}

/** @throws NotFound, NotReady */
export function organisationView(organisations: Organisations, id: string, today: PlainDate): OrganisationView {
  const one = organisations.now().one(id);
  if (!one) throw new NotFound('organisation', id);
  return {
    ...entryOf(organisations, one),
    relations: organisations.relationsOf(one.id).map(({ ulo, uloName, kind, name, since: from, until: to }) => ({
      ulo: { id: ulo, name: uloName }, relation: { code: kind, label: relationKinds[kind] }, name, from, to, inForce: isRelatedOn({ from, to }, today),
    })),
  };
}

import { isRelatedOn, relationKinds, type RelationKind } from '#development';
import { NotFound, type PlainDate } from '#kernel';
import type { Organisations } from './organisations.js';
import { entryOf, type RegisterEntry } from './register.js';

/** One organisation with its relations to ULOs. */
export interface OrganisationView extends RegisterEntry {
  /** By ULO, including past and future ones. */
  relations: {
    ulo: { id: string; name: string };
    /** The kind of relation. */
    relation: { code: RelationKind; label: string };
    /** The recorded name. */
    name: string;
    /** The first and the last day; `to` is null when no end is known. */
    from: PlainDate;
    to: PlainDate | null;
    /** True when it is in force today: people with a role in the organisation then have access. */
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

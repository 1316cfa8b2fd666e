import { Inject, Injectable } from '@nestjs/common';
import { isAllowed, tracePeople, type Identity } from '#access';
import { actorRoles, type Author } from '#kernel';
import { isReadable, type People, type PeopleDirectory } from '#people';
import { PEOPLE } from '../api/tokens.js';
import { ReadGateway } from '../reads/read-gateway.js';
import { historyReaders } from '../security/access.js';
import type { Link } from './blocks.js';

/** The author of an entry: the name of the person with a link to their history, or a role and an organisation. */
export type ActedBy = (author: Author) => Link | string;

/**
 * Finds the author of an entry. Readers of histories of people see name, role and organisation; other readers see role and
 * organisation.
 */
@Injectable()
export class WhoActed {
  constructor(
    @Inject(PEOPLE) private readonly people: Pick<People, 'now'>,
    private readonly reads: ReadGateway,
  ) {}

  /** @param reader with the grants for the place of the entry */
  async at(reader: Identity): Promise<ActedBy> {
    if (!isAllowed(reader, { roles: historyReaders })) return roleAndOrganisation;
    await this.reads.ready();
    const directory = await this.people.now();
    return (author) => {
      const named = nameIn(directory, author);
      if (named === undefined) return roleAndOrganisation(author);
      tracePeople(reader);
      return { text: named, href: `/people/${author.id}/history` };
    };
  }
}

const roleAndOrganisation = ({ role, organisation }: Author): string => `${actorRoles[role]}, ${organisation}`;

/** Undefined for authors who are not people: personas, process managers, the host. */
function nameIn(directory: PeopleDirectory, author: Author): string | undefined {
  const found = directory.person(author.id);
  if (found === undefined) return undefined;
  if (found === 'erased') return `Erased person, ${actorRoles[author.role].toLowerCase()}`;
  return `${isReadable(found) ? found.name : 'A person whose name cannot be read'}, ${roleAndOrganisation(author)}`;
}

import { Inject, Injectable } from '@nestjs/common';
import { isAllowed, tracePeople, type Identity } from '#access';
import { actorRoles, type Author } from '#kernel';
import { isReadable, type People, type PeopleDirectory } from '#people';
import { PEOPLE } from '../api/tokens.js';
import { ReadGateway } from '../reads/read-gateway.js';
import { historyReaders } from '../security/access.js';
import type { Link } from './blocks.js';

/** Who recorded something: somebody by name, with their history, or a role and an organisation. */
export type ActedBy = (author: Author) => Link | string;

/** Tells who recorded something: by name, role and organisation for people who may read the histories of people, else by role and organisation. */
@Injectable()
export class WhoActed {
  constructor(
    @Inject(PEOPLE) private readonly people: Pick<People, 'now'>,
    private readonly reads: ReadGateway,
  ) {}

  /** @param reader with what they hold where it was recorded */
  async at(reader: Identity): Promise<ActedBy> {
    if (!isAllowed(reader, { roles: historyReaders })) return inRole;
    await this.reads.ready();
    const directory = await this.people.now();
    return (author) => {
      const named = nameIn(directory, author);
      if (named === undefined) return inRole(author);
      tracePeople(reader);
      return { text: named, href: `/people/${author.id}/history` };
    };
  }
}

const inRole = ({ role, organisation }: Author): string => `${actorRoles[role]}, ${organisation}`;

/** Undefined of what is no person: personas, process managers, the host. */
function nameIn(directory: PeopleDirectory, author: Author): string | undefined {
  const found = directory.person(author.id);
  if (found === undefined) return undefined;
  if (found === 'erased') return `Erased person, ${actorRoles[author.role].toLowerCase()}`;
  return `${isReadable(found) ? found.name : 'A person whose name cannot be read'}, ${inRole(author)}`;
}

import type { OutsideCheck } from '#commands';
import { readStream, type EventStore } from '#event-store';
import { factsOf } from '#history';
import { NotFound, RuleRefused, fold, installationId } from '#kernel';
import { isStanding } from './granted.js';
import { GrantRoleForEverything } from './installation/grants/index.js';
import { installation } from './installation/installation.js';
import { ErasePerson, PersonLeaves } from './person/details/index.js';
import { wasErased } from './person/erased.js';
import { person } from './person/person.js';

/**
 * Rules between a person's stream and the roles for everything, which are in another stream. A person who is unknown or
 * erased cannot get such a role. An administrator cannot leave or be erased before that role is revoked, so that at least
 * one administrator can always sign in.
 */
export const rolesBetweenStreams =
  (store: Pick<EventStore, 'readStream'>): OutsideCheck =>
  async ({ command }) => {
    if (command instanceof GrantRoleForEverything) await assertRegistered(store, command.person.toLowerCase());
    if (command instanceof PersonLeaves || command instanceof ErasePerson) await assertNoAdministrator(store, command.person.toLowerCase());
  };

async function assertRegistered(store: Pick<EventStore, 'readStream'>, id: string): Promise<void> {
  const events = await readStream(store, `person-${id}`);
  if (events.length === 0) throw new NotFound('person', id);
  if (fold(person, factsOf(events)).details.erasedOn !== null) throw wasErased();
}

async function assertNoAdministrator(store: Pick<EventStore, 'readStream'>, id: string): Promise<void> {
  const { grants: { grants } } = fold(installation, factsOf(await readStream(store, `installation-${installationId}`)));
  if (grants.some((grant) => grant.holder === id && grant.role === 'administrator' && isStanding(grant)))
    throw new RuleRefused('still-administrator', 'They are administrator of this installation.', [], 'Revoke that role first.');
}

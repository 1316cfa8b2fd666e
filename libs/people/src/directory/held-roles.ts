import { isInForce, type Scope } from '#access';
import { readStream, type EventStore } from '#event-store';
import { factsOf } from '#history';
import { fold, installationId, type ActorRole, type GrantedRole, type Instant, type PlainDate, type StoredEvent } from '#kernel';
import type { ReadModel } from '#projections';
import { grantsOf } from '../grants-of.js';
import { installation } from '../installation/installation.js';
import type { PersonState } from '../person/person.state.js';

/** A role that a person holds on a day, and who granted it. */
export interface HeldRole {
  /** The id of the event that granted it. */
  grant: string;
  /** The id of a person. */
  person: string;
  role: GrantedRole;
  scope: Scope;
  from: PlainDate;
  /** The last day; null when it lasts until it is revoked. */
  to: PlainDate | null;
  /** The id of a person and the role in which they granted it; null when its event is not found. */
  grantedBy: { id: string; role: ActorRole } | null;
  grantedAt: Instant | null;
}

interface Sources {
  model: Pick<ReadModel, 'read'>;
  store: Pick<EventStore, 'readStream'>;
}

/**
 * The roles that people in the read model hold on a day in the selected scopes. Roles for everything are always included.
 * @param covers whether a scope is selected
 */
export async function heldRoles({ model, store }: Sources, covers: (scope: Scope) => boolean, day: PlainDate): Promise<HeldRole[]> {
  const rows = model.read((db) => db.all<{ id: string; state: string }>('SELECT id, state FROM people WHERE erased = 0'));
  const installationEvents = await readStream(store, `installation-${installationId}`);
  const state = fold(installation, factsOf(installationEvents));
  const held: HeldRole[] = [];
  for (const row of rows) {
    const person = JSON.parse(row.state) as PersonState;
    const grants = grantsOf(row.id, person, state, day).filter((grant) => isInForce(grant, day) && (grant.scope.kind === 'everything' || covers(grant.scope)));
    const events = grants.some(({ scope }) => scope.kind !== 'everything') ? [...installationEvents, ...(await readStream(store, `person-${row.id}`))] : installationEvents;
    held.push(...grants.map(({ id, role, scope, from, to }) => ({ grant: id, person: row.id, role, scope, from, to: to ?? null, ...granterIn(events, id) })));
  }
  return held;
}

function granterIn(events: readonly StoredEvent[], id: string): Pick<HeldRole, 'grantedBy' | 'grantedAt'> {
  const event = events.find((candidate) => candidate.id === id);
  return { grantedBy: event ? { id: event.metadata.actor.id, role: event.metadata.actor.role } : null, grantedAt: event?.recordedAt ?? null };
}

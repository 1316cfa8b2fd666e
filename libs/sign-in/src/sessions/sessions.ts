import type { Clock, Instant } from '#kernel';
import type { AccessState, Kept } from '../access-state/access-state.js';
import { recordKind } from '../access-state/record-kind.js';
import { touch } from '../access-state/touch.js';
import { freshSecret, isSecret } from '../secrets/fresh-secret.js';
import { later, secondsBetween } from '../secrets/later.js';
import { sessionLimits, type Session, type SessionEntry, type SessionLimits, type SignInMethod } from './session.js';

interface SessionRecord extends Session {
  device: string;
  /** The ID token of OpenID Connect, for the sign-out at the provider. */
  idToken?: string | undefined;
  /** True after a longer idle time than pages that show people allow. They then need a step-up, even after other use. */
  hasRested?: boolean;
}

const kind = recordKind<SessionRecord>('session');
const touchEvery = 60;
/** In characters. A longer one does not fit into the URL of the sign-out. */
const longestIdToken = 6_000;
/** Seconds for which an expired session still identifies its person, so that a form that was sent too late can be kept. */
const expiredKnownSeconds = 86_400;

export interface SignedIn {
  person: string;
  method: SignInMethod;
  /** When the person proved who they are; for OpenID Connect its `auth_time`. */
  authenticatedAt: Instant;
  /** The header `User-Agent`. */
  device?: string | undefined;
  /** The ID token of OpenID Connect, for the sign-out at the provider. */
  idToken?: string | undefined;
}

/**
 * Sign-in sessions. Ids are secrets of 43 characters for a cookie; only their hashes are stored. All methods throw Unavailable
 * when the store does not answer: callers must then refuse access.
 */
export class Sessions {
  readonly #limits: SessionLimits;

  constructor(
    private readonly state: AccessState,
    private readonly clock: Clock,
    limits: Partial<SessionLimits> = {},
  ) {
    this.#limits = { ...sessionLimits, ...limits };
  }

  /**
   * Starts a session under a new id.
   * @param replaces the session id in the request of the sign-in: that session ends
   * @returns the new id
   */
  async start({ person, method, authenticatedAt, device = '', idToken }: SignedIn, replaces?: string): Promise<string> {
    const now = this.clock.now();
    if (replaces !== undefined) await this.end(replaces);
    return this.#add({ person, method, startedAt: now, lastSeen: now, steppedUpAt: authenticatedAt, csrfSecret: freshSecret(), device: device.slice(0, 200), ...idTokenIfShort(idToken) });
  }

  /**
   * The session, which counts as used. Undefined when it does not exist or has ended.
   * @param showsPeople whether the response shows people: the session must then never have been idle for over 30 minutes
   */
  async open(id: string | undefined, { showsPeople }: { showsPeople: boolean }): Promise<Session | undefined> {
    const kept = await this.#kept(id);
    if (!kept || id === undefined || !this.#isActive(kept.record)) return undefined;
    const now = this.clock.now();
    const idle = secondsBetween(kept.record.lastSeen, now);
    const hasRested = kept.record.hasRested === true || idle > this.#limits.idleWithPeople;
    if (idle >= touchEvery) await touch(this.state, kind, id, { revision: kept.revision, record: { ...kept.record, lastSeen: now, hasRested } });
    return hasRested && showsPeople ? undefined : sessionOf({ ...kept.record, lastSeen: idle >= touchEvery ? now : kept.record.lastSeen });
  }

  /** The person of a session, up to a day after it expired. Undefined when it was ended explicitly. */
  async personOf(id: string | undefined): Promise<string | undefined> {
    return (await this.#kept(id))?.record.person;
  }

  /** Whether the person proved who they are within 10 minutes. */
  hasSteppedUp({ steppedUpAt }: Session): boolean {
    return secondsBetween(steppedUpAt, this.clock.now()) <= this.#limits.stepUp;
  }

  /**
   * Records a step-up. The session continues under a new id, and the old id becomes invalid.
   * @param idToken set for a step-up with OpenID Connect
   * @returns the new id; undefined when the session has ended
   */
  async stepUp(id: string, authenticatedAt: Instant, idToken?: string): Promise<string | undefined> {
    const record = isSecret(id) ? await this.state.consume(kind, id) : undefined;
    if (!record || secondsBetween(record.startedAt, this.clock.now()) >= this.#longest(record)) return undefined;
    return this.#add({ ...record, hasRested: false, lastSeen: this.clock.now(), steppedUpAt: authenticatedAt, csrfSecret: freshSecret(), ...idTokenIfShort(idToken) });
  }

  /** The ID token of a session that was started with OpenID Connect; undefined otherwise. */
  async idTokenOf(id: string): Promise<string | undefined> {
    return (await this.#kept(id))?.record.idToken;
  }

  /** The active sessions of one person, the last used first. @param id the current session */
  async list(person: string, id?: string): Promise<SessionEntry[]> {
    const current = (await this.#kept(id))?.handle;
    const all = (await this.state.listOf(person, kind)).filter(({ record }) => this.#isActive(record));
    return all
      .map(({ record: { person, method, startedAt, lastSeen, steppedUpAt, device }, handle }) => ({ person, method, startedAt, lastSeen, steppedUpAt, device, handle, isThis: handle === current }))
      .sort((a, b) => (a.lastSeen < b.lastSeen ? 1 : -1));
  }

  async end(id: string): Promise<void> {
    if (isSecret(id)) await this.state.remove(kind, id);
  }

  /** Ends a session of this person by its handle. False when there is no such session. */
  endOne(person: string, handle: string): Promise<boolean> {
    return this.state.removeByHandle(person, kind, handle);
  }

  /** Ends the other sessions of this person. @param id the current session, which continues */
  async endOthers(person: string, id: string): Promise<void> {
    for (const { handle, isThis } of await this.list(person, id)) if (!isThis) await this.endOne(person, handle);
  }

  /** @returns the number of ended sessions */
  endAll(person: string): Promise<number> {
    return this.state.removeAllOf(person, kind);
  }

  async #add(record: SessionRecord): Promise<string> {
    const id = freshSecret();
    const expiresAt = later(record.startedAt, this.#longest(record) + expiredKnownSeconds);
    if (!(await this.state.add(kind, id, record, { owner: record.person, expiresAt }))) throw new Error('A fresh id of a session was taken.');
    return id;
  }

  #kept(id: string | undefined): Promise<Kept<SessionRecord> | undefined> {
    return isSecret(id) ? this.state.get(kind, id) : Promise.resolve(undefined);
  }

  #isActive({ startedAt, lastSeen, method }: SessionRecord): boolean {
    const now = this.clock.now();
    return secondsBetween(startedAt, now) < this.#longest({ method }) && secondsBetween(lastSeen, now) <= this.#limits.idle;
  }

  #longest({ method }: Pick<SessionRecord, 'method'>): number {
    return method === 'openid' ? Math.min(this.#limits.longestOpenId, this.#limits.longest) : this.#limits.longest;
  }
}

const idTokenIfShort = (idToken: string | undefined): { idToken?: string } => (idToken === undefined || idToken.length > longestIdToken ? {} : { idToken });

const sessionOf = ({ person, method, startedAt, lastSeen, steppedUpAt, csrfSecret }: SessionRecord): Session => ({ person, method, startedAt, lastSeen, steppedUpAt, csrfSecret });

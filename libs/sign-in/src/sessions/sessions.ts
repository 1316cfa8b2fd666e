import type { Clock, Instant } from '#kernel';
import type { AccessState, Kept } from '../access-state/access-state.js';
import { recordKind } from '../access-state/record-kind.js';
import { touch } from '../access-state/touch.js';
import { freshSecret, isSecret } from '../secrets/fresh-secret.js';
import { later, secondsBetween } from '../secrets/later.js';
import { sessionLimits, type Session, type SessionEntry, type SessionLimits, type SignInMethod } from './session.js';

interface SessionRecord extends Session {
  device: string;
  /** Of OpenID Connect, for the sign-out at the provider. */
  idToken?: string | undefined;
  /** It rested longer than pages that show people allow: they need a new sign-in, though others may have been used since. */
  hasRested?: boolean;
}

const kind = recordKind<SessionRecord>('session');
const touchEvery = 60;
/** In characters: a longer one fits into no address. */
const longestIdToken = 6_000;
/** Seconds for which an ended session still says whose it was, so that a form that was sent too late can be kept. */
const known = 86_400;

export interface SignedIn {
  person: string;
  method: SignInMethod;
  /** When the person proved who they are; of OpenID Connect its `auth_time`. */
  authenticatedAt: Instant;
  /** The header `User-Agent`. */
  device?: string | undefined;
  /** Of OpenID Connect, for the sign-out at the provider. */
  idToken?: string | undefined;
}

/**
 * Who is signed in where. Ids are secrets of 43 characters for a cookie; only their hashes are kept. All methods throw
 * Unavailable when that cannot be asked: then nobody is let in.
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
   * A fresh session, whatever id the browser came with.
   * @param replaces the id that it came with: that session ends
   * @returns its id
   */
  async start({ person, method, authenticatedAt, device = '', idToken }: SignedIn, replaces?: string): Promise<string> {
    const now = this.clock.now();
    if (replaces !== undefined) await this.end(replaces);
    return this.#add({ person, method, startedAt: now, lastSeen: now, steppedUpAt: authenticatedAt, csrfSecret: freshSecret(), device: device.slice(0, 200), ...shortEnough(idToken) });
  }

  /**
   * The session, which counts as used; undefined when there is none, or it has ended.
   * @param showsPeople whether what is asked for shows people: then it must have been used within 30 minutes each time
   */
  async open(id: string | undefined, { showsPeople }: { showsPeople: boolean }): Promise<Session | undefined> {
    const kept = await this.#kept(id);
    if (!kept || id === undefined || !this.#lives(kept.record)) return undefined;
    const now = this.clock.now();
    const idle = secondsBetween(kept.record.lastSeen, now);
    const hasRested = kept.record.hasRested === true || idle > this.#limits.idleWithPeople;
    if (idle >= touchEvery) await touch(this.state, kind, id, { revision: kept.revision, record: { ...kept.record, lastSeen: now, hasRested } });
    return hasRested && showsPeople ? undefined : sessionOf({ ...kept.record, lastSeen: idle >= touchEvery ? now : kept.record.lastSeen });
  }

  /** Whose session it is or was, also up to a day after its end; undefined when it was ended by somebody. */
  async personOf(id: string | undefined): Promise<string | undefined> {
    return (await this.#kept(id))?.record.person;
  }

  /** Whether the person proved who they are within 10 minutes. */
  hasSteppedUp({ steppedUpAt }: Session): boolean {
    return secondsBetween(steppedUpAt, this.clock.now()) <= this.#limits.stepUp;
  }

  /**
   * The person of this session has proved again who they are: it goes on under a new id, its old one opens nothing.
   * @param idToken when it was proved at the provider of OpenID Connect
   * @returns the new id; undefined when the session has ended
   */
  async stepUp(id: string, authenticatedAt: Instant, idToken?: string): Promise<string | undefined> {
    const record = isSecret(id) ? await this.state.consume(kind, id) : undefined;
    if (!record || secondsBetween(record.startedAt, this.clock.now()) >= this.#longest(record)) return undefined;
    return this.#add({ ...record, hasRested: false, lastSeen: this.clock.now(), steppedUpAt: authenticatedAt, csrfSecret: freshSecret(), ...shortEnough(idToken) });
  }

  /** What the provider of OpenID Connect signed for the sign-in of a session; undefined when there is none. */
  async idTokenOf(id: string): Promise<string | undefined> {
    return (await this.#kept(id))?.record.idToken;
  }

  /** The sessions of one person that have not ended, the last used first. @param id of the one that asks */
  async list(person: string, id?: string): Promise<SessionEntry[]> {
    const current = (await this.#kept(id))?.handle;
    const all = (await this.state.listOf(person, kind)).filter(({ record }) => this.#lives(record));
    return all
      .map(({ record: { person, method, startedAt, lastSeen, steppedUpAt, device }, handle }) => ({ person, method, startedAt, lastSeen, steppedUpAt, device, handle, isThis: handle === current }))
      .sort((a, b) => (a.lastSeen < b.lastSeen ? 1 : -1));
  }

  async end(id: string): Promise<void> {
    if (isSecret(id)) await this.state.remove(kind, id);
  }

  /** Ends a session of this person by its handle. False when there is none. */
  endOne(person: string, handle: string): Promise<boolean> {
    return this.state.removeByHandle(person, kind, handle);
  }

  /** Ends the others of this person. @param id of the one that asks, which goes on */
  async endOthers(person: string, id: string): Promise<void> {
    for (const { handle, isThis } of await this.list(person, id)) if (!isThis) await this.endOne(person, handle);
  }

  /** @returns how many there were */
  endAll(person: string): Promise<number> {
    return this.state.removeAllOf(person, kind);
  }

  async #add(record: SessionRecord): Promise<string> {
    const id = freshSecret();
    const expiresAt = later(record.startedAt, this.#longest(record) + known);
    if (!(await this.state.add(kind, id, record, { owner: record.person, expiresAt }))) throw new Error('A fresh id of a session was taken.');
    return id;
  }

  #kept(id: string | undefined): Promise<Kept<SessionRecord> | undefined> {
    return isSecret(id) ? this.state.get(kind, id) : Promise.resolve(undefined);
  }

  #lives({ startedAt, lastSeen, method }: SessionRecord): boolean {
    const now = this.clock.now();
    return secondsBetween(startedAt, now) < this.#longest({ method }) && secondsBetween(lastSeen, now) <= this.#limits.idle;
  }

  #longest({ method }: Pick<SessionRecord, 'method'>): number {
    return method === 'openid' ? Math.min(this.#limits.longestOpenId, this.#limits.longest) : this.#limits.longest;
  }
}

const shortEnough = (idToken: string | undefined): { idToken?: string } => (idToken === undefined || idToken.length > longestIdToken ? {} : { idToken });

const sessionOf = ({ person, method, startedAt, lastSeen, steppedUpAt, csrfSecret }: SessionRecord): Session => ({ person, method, startedAt, lastSeen, steppedUpAt, csrfSecret });

import type { CommandPipeline } from '#commands';
import type { Clock, Instant } from '#kernel';
import type { ReadModel } from '#projections';
import type { AccessState } from '#sign-in';
import type { Visitor } from '../security/visitor.js';

interface Sources {
  state: Pick<AccessState, 'changes'>;
  handling: Pick<CommandPipeline, 'changesOf'>;
  model: Pick<ReadModel, 'changesOf'>;
  clock: Clock;
}

interface CachedVisitor {
  visitor: Visitor;
  /** Valid from and until, by the clock, but not into another hour: a session ends by the clock, and a role with the day. */
  from: Instant;
  until: Instant;
  /** When the visitor was loaded, in ms of `performance.now()`: the clock may be put back. */
  askedAt: number;
  stamp: number;
  /** True when the session was checked for pages that show people. */
  showsPeople: boolean;
}

/** Milliseconds. For this time a session that another process ended, or a role that it revoked, still counts. */
const cachedForMs = 2_000;
/** Number of cached sessions. At the limit the cache is cleared, because entries expire after two seconds anyway. */
const MAX_SESSIONS = 5_000;
const kindsOfAccess = ['person', 'installation'] as const;

/**
 * Caches the visitors of recent sessions. A change of a session, a role or a person's details in this process makes all entries
 * invalid at once.
 */
export class RememberedVisitors {
  /** By the `Cookie` header. */
  readonly #cache = new Map<string, CachedVisitor>();

  constructor(private readonly sources: Sources) {}

  /** Take the stamp before the first query, so that a change during the load is noticed. */
  stamp(): number {
    const { state, handling, model } = this.sources;
    return state.changes + handling.changesOf(kindsOfAccess) + model.changesOf(kindsOfAccess);
  }

  /** @param cookies the whole `Cookie` header */
  of(cookies: string, showsPeople: boolean): Visitor | undefined {
    const found = this.#cache.get(cookies);
    if (!found || found.stamp !== this.stamp() || (showsPeople && !found.showsPeople) || !this.#isFresh(found)) return undefined;
    return { ...found.visitor, trace: {} };
  }

  /** @param stamp taken before the visitor was loaded */
  remember(cookies: string, showsPeople: boolean, stamp: number, visitor: Visitor): void {
    // The ULOs of an organisation change without an event of this person.
    if (visitor.grants.some(({ scope }) => scope.kind === 'organisation')) return;
    if (this.#cache.size >= MAX_SESSIONS) this.#cache.clear();
    const from = this.sources.clock.now();
    this.#cache.set(cookies, { visitor, from, until: endOf(Date.parse(from)), askedAt: performance.now(), stamp, showsPeople });
  }

  #isFresh({ from, until, askedAt }: CachedVisitor): boolean {
    if (performance.now() - askedAt >= cachedForMs) return false;
    const now = this.sources.clock.now();
    return now >= from && now < until;
  }
}

const hour = 3_600_000;
const endOf = (from: number): Instant => new Date(Math.min(from + cachedForMs, (Math.floor(from / hour) + 1) * hour)).toISOString();

import type { CommandHandling } from '#commands';
import type { Clock, Instant } from '#kernel';
import type { ReadModel } from '#projections';
import type { AccessState } from '#sign-in';
import type { Visitor } from '../security/visitor.js';

interface Sources {
  state: Pick<AccessState, 'changes'>;
  handling: Pick<CommandHandling, 'changesOf'>;
  model: Pick<ReadModel, 'changesOf'>;
  clock: Clock;
}

interface Remembered {
  visitor: Visitor;
  /** By the clock: for as long as it is remembered, but not into another hour. A session ends by the clock, and a role with the day. */
  from: Instant;
  until: Instant;
  /** When that was, in ms of `performance.now()`: a clock may be put back. */
  askedAt: number;
  stamp: number;
  /** Whether it was asked whether pages that show people may be shown. */
  showsPeople: boolean;
}

/** Milliseconds for which it is not asked again who has a session: for so long another process may have ended it, or revoked a role, unnoticed. */
const rememberedFor = 2_000;
/** Number of sessions that are remembered; then all are forgotten. They are asked for again after two seconds in any case. */
const REMEMBERED = 5_000;
const kindsOfAccess = ['person', 'installation'] as const;

/**
 * Who the sessions belong to that were used a moment ago. What this process changes (sessions, roles, details of people) counts at
 * once: then all are asked for again.
 */
export class RememberedVisitors {
  /** By the `Cookie` header. */
  readonly #remembered = new Map<string, Remembered>();

  constructor(private readonly sources: Sources) {}

  /** Taken before the first question, so that a change meanwhile is noticed. */
  stamp(): number {
    const { state, handling, model } = this.sources;
    return state.changes + handling.changesOf(kindsOfAccess) + model.changesOf(kindsOfAccess);
  }

  /** @param cookies the whole `Cookie` header */
  of(cookies: string, showsPeople: boolean): Visitor | undefined {
    const found = this.#remembered.get(cookies);
    if (!found || found.stamp !== this.stamp() || (showsPeople && !found.showsPeople) || !this.#isFresh(found)) return undefined;
    return { ...found.visitor, trace: {} };
  }

  /** @param stamp taken before it was asked who that is */
  remember(cookies: string, showsPeople: boolean, stamp: number, visitor: Visitor): void {
    // What an organisation has to do with changes without the people in it.
    if (visitor.grants.some(({ scope }) => scope.kind === 'organisation')) return;
    if (this.#remembered.size >= REMEMBERED) this.#remembered.clear();
    const from = this.sources.clock.now();
    this.#remembered.set(cookies, { visitor, from, until: endOf(Date.parse(from)), askedAt: performance.now(), stamp, showsPeople });
  }

  #isFresh({ from, until, askedAt }: Remembered): boolean {
    if (performance.now() - askedAt >= rememberedFor) return false;
    const now = this.sources.clock.now();
    return now >= from && now < until;
  }
}

const hour = 3_600_000;
const endOf = (from: number): Instant => new Date(Math.min(from + rememberedFor, (Math.floor(from / hour) + 1) * hour)).toISOString();

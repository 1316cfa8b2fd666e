import { Inject, Injectable } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { authorise, authoriseEverywhere, grantsAt, isEverywhere, tracePeople, withinOf, type Grant, type Identity, type Within } from '#access';
import type { Places } from '#commands';
import { InvalidInput, NotFound, streamKinds } from '#kernel';
import { NotReady, type ReadModel } from '#projections';
import { PLACES, READ_MODEL } from '../api/tokens.js';
import { readAccess, type Answered, type Asked, type Reads } from './all-reads.js';
import type { Scoped, WithGrants, LocatedKind } from './declared-read.js';
import { ReadQuery } from './read-query.handler.js';

/** A question without its scope, which the gateway adds. */
export type Question<K extends keyof Reads> = Omit<Asked<K>, keyof Scoped | keyof WithGrants>;

const placeAsked = (about: unknown, question: unknown) => (about as (asked: unknown) => readonly [LocatedKind, string])(question);

/** The time limit of a wait for a position, in milliseconds. */
const longestWait = 5_000;

/** The entry point of all reads, for JSON and for pages. */
@Injectable()
export class ReadGateway {
  constructor(
    private readonly bus: QueryBus,
    @Inject(READ_MODEL) private readonly model: ReadModel,
    @Inject(PLACES) private readonly places: Places,
  ) {}

  /**
   * Answers a read. A list contains only what is in the scope of the person. A thing outside the scope gives the same NotFound as
   * a thing that does not exist.
   * @throws Forbidden, NotFound, NotReady, InvalidInput
   */
  async ask<K extends keyof Reads>(identity: Identity, name: K, question: Question<K>): Promise<Answered<K>> {
    const { about, showsPeople, passesGrants, ...restricted } = readAccess[name];
    const grants = authorise(identity, restricted);
    if (about === 'everything') authoriseEverywhere(identity, restricted);
    const asked = { ...question, ...(about === 'list' ? { within: withinOf(grants), ...(passesGrants && { by: grants }) } : typeof about === 'function' ? { by: await this.grantsCovering(grants, ...placeAsked(about, question)) } : {}) } as Asked<K>;
    if (showsPeople || namesIn(question)) tracePeople(identity);
    try {
      return await this.bus.execute(new ReadQuery(name, asked));
    } catch (error) {
      // Just after the start the read model catches up with the log: wait for it instead of failing.
      if (!(error instanceof NotReady) || !(await this.model.whenReady(longestWait))) throw error;
      return this.bus.execute(new ReadQuery(name, asked));
    }
  }

  /** The identity with only the grants that cover one thing. @throws NotFound as `covering` */
  async limitedTo<I extends Identity>(identity: I, kind: LocatedKind, id: string): Promise<I> {
    return { ...identity, grants: await this.grantsCovering(identity.grants, kind, id) };
  }

  /** The grants that cover a thing. @throws NotFound when none does, with the message for things that do not exist */
  async grantsCovering(grants: readonly Grant[], kind: LocatedKind, id: string): Promise<readonly Grant[]> {
    const covering = await this.grantsAt(grants, kind, id);
    if (covering.length === 0) throw new NotFound(streamKinds[kind], id);
    return covering;
  }

  async covers({ grants }: Identity, kind: LocatedKind, id: string): Promise<boolean> {
    return (await this.grantsAt(grants, kind, id)).length > 0;
  }

  private async grantsAt(grants: readonly Grant[], kind: LocatedKind, id: string): Promise<readonly Grant[]> {
    if (grants.length > 0 && grants.every(isEverywhere)) return grants;
    const known = id.toLowerCase();
    return grantsAt(grants, kind === 'programme' ? [{ programme: known }] : await this.places.of(kind, known));
  }

  /** Waits until the read model has caught up after the start. @throws NotReady after five seconds */
  async ready(): Promise<void> {
    if (!(await this.model.whenReady(longestWait))) throw new NotReady();
  }

  /**
   * Waits until the read model has applied the position of an accepted command. Returns at once without a position.
   * @throws NotReady after five seconds, InvalidInput when it is not a position
   */
  async waitForPosition(position: string | undefined): Promise<void> {
    if (position === undefined || position === '') return;
    const seen = isPosition(position) ? await this.seen(position) : undefined;
    if (seen === undefined) throw new InvalidInput([{ field: 'after', message: 'Give the position of an accepted command' }]);
    if (!seen) throw new NotReady();
  }

  /** Undefined when the log has no such position: the range of valid numbers differs between kinds of log. */
  private async seen(position: string): Promise<boolean | undefined> {
    try {
      return await this.model.waitFor(position, longestWait);
    } catch (error) {
      if (error instanceof RangeError) return undefined;
      throw error;
    }
  }
}

/** True when the answer contains names of people. */
function namesIn({ names }: { names?: Within }): boolean {
  return names !== undefined && (names === 'everything' || names.programmes.length + names.ulos.length > 0);
}

/** Positions have only digits; keys of pages always have another character. */
export const isPosition = (text: string): boolean => /^(0|[1-9]\d{0,18})$/u.test(text);

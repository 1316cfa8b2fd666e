import { Inject, Injectable } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { authorise, authoriseEverywhere, grantsAt, isEverywhere, tracePeople, withinOf, type Grant, type Identity, type Within } from '#access';
import type { Places } from '#commands';
import { InvalidInput, NotFound, streamKinds } from '#kernel';
import { NotReady, type ReadModel } from '#projections';
import { PLACES, READ_MODEL } from '../api/tokens.js';
import { readAccess, type Answered, type Asked, type Reads } from './all-reads.js';
import type { Filtered, Judged, Located } from './declared-read.js';
import { ReadQuery } from './read-query.handler.js';

/** A question as it is asked: whose lists it is about is for this gateway to say. */
export type Question<K extends keyof Reads> = Omit<Asked<K>, keyof Filtered | keyof Judged>;

const placeAsked = (about: unknown, question: unknown) => (about as (asked: unknown) => readonly [Located, string])(question);

/** How long a read waits for the position that it was given. */
const longestWait = 5_000;

/** The one way in for reads: JSON and pages both come through here. */
@Injectable()
export class ReadGateway {
  constructor(
    private readonly bus: QueryBus,
    @Inject(READ_MODEL) private readonly model: ReadModel,
    @Inject(PLACES) private readonly places: Places,
  ) {}

  /**
   * Lists hold what lies in the scope of who asks; one thing outside it is not found, in the words for what does not exist.
   * @throws Forbidden, NotFound, NotReady, InvalidInput
   */
  async ask<K extends keyof Reads>(identity: Identity, name: K, question: Question<K>): Promise<Answered<K>> {
    const { about, showsPeople, judged, ...restricted } = readAccess[name];
    const grants = authorise(identity, restricted);
    if (about === 'everything') authoriseEverywhere(identity, restricted);
    const asked = { ...question, ...(about === 'list' ? { within: withinOf(grants), ...(judged && { by: grants }) } : typeof about === 'function' ? { by: await this.covering(grants, ...placeAsked(about, question)) } : {}) } as Asked<K>;
    if (showsPeople || namesIn(question)) tracePeople(identity);
    try {
      return await this.bus.execute(new ReadQuery(name, asked));
    } catch (error) {
      // Just after the start it catches up with the log: that is worth a moment's wait.
      if (!(error instanceof NotReady) || !(await this.model.whenReady(longestWait))) throw error;
      return this.bus.execute(new ReadQuery(name, asked));
    }
  }

  /** Somebody as far as one thing is concerned: with what they hold there. @throws NotFound as `covering` */
  async at<I extends Identity>(identity: I, kind: Located, id: string): Promise<I> {
    return { ...identity, grants: await this.covering(identity.grants, kind, id) };
  }

  /** The grants that cover a thing. @throws NotFound when none does, in the words for what does not exist */
  async covering(grants: readonly Grant[], kind: Located, id: string): Promise<readonly Grant[]> {
    const covering = await this.grantsAt(grants, kind, id);
    if (covering.length === 0) throw new NotFound(streamKinds[kind], id);
    return covering;
  }

  async covers({ grants }: Identity, kind: Located, id: string): Promise<boolean> {
    return (await this.grantsAt(grants, kind, id)).length > 0;
  }

  private async grantsAt(grants: readonly Grant[], kind: Located, id: string): Promise<readonly Grant[]> {
    if (grants.length > 0 && grants.every(isEverywhere)) return grants;
    const known = id.toLowerCase();
    return grantsAt(grants, kind === 'programme' ? [{ programme: known }] : await this.places.of(kind, known));
  }

  /** Just after the start it catches up with the log. @throws NotReady after five seconds */
  async ready(): Promise<void> {
    if (!(await this.model.whenReady(longestWait))) throw new NotReady();
  }

  /**
   * Waits until the read model has seen a position that an accepted command gave. Nothing to wait for when absent.
   * @throws NotReady after five seconds, InvalidInput when it is no position
   */
  async upTo(position: string | undefined): Promise<void> {
    if (position === undefined || position === '') return;
    const seen = isPosition(position) ? await this.seen(position) : undefined;
    if (seen === undefined) throw new InvalidInput([{ field: 'after', message: 'Give the position of an accepted command' }]);
    if (!seen) throw new NotReady();
  }

  /** Undefined when the log has no such positions: they are numbers, but some logs have smaller ones than others. */
  private async seen(position: string): Promise<boolean | undefined> {
    try {
      return await this.model.waitFor(position, longestWait);
    } catch (error) {
      if (error instanceof RangeError) return undefined;
      throw error;
    }
  }
}

/** Whether the answer holds names of people. */
function namesIn({ names }: { names?: Within }): boolean {
  return names !== undefined && (names === 'everything' || names.programmes.length + names.ulos.length > 0);
}

/** Positions are digits; the keys of pages never are only digits. */
export const isPosition = (text: string): boolean => /^(0|[1-9]\d{0,18})$/u.test(text);

import { Inject, Injectable } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { InvalidInput, type Actor } from '#kernel';
import { authorise } from '#commands';
import { NotReady, type ReadModel } from '#projections';
import { readAccess } from '../read-routes.js';
import { READ_MODEL } from '../tokens.js';
import type { Readers } from './readers.js';
import { ReadQuery, type Answered, type Asked } from './read-query.handler.js';

/** How long a read waits for the position that it was given. */
const longestWait = 5_000;

/** The one way in for reads: JSON and pages both come through here. */
@Injectable()
export class ReadGateway {
  constructor(
    private readonly bus: QueryBus,
    @Inject(READ_MODEL) private readonly model: ReadModel,
  ) {}

  /** @throws Forbidden, NotFound, NotReady, InvalidInput */
  async ask<K extends keyof Readers>(actor: Pick<Actor, 'role'>, name: K, asked: Asked<K>): Promise<Answered<K>> {
    authorise(readAccess[name], actor);
    try {
      return await this.bus.execute(new ReadQuery(name, asked));
    } catch (error) {
      // Just after the start it catches up with the log: that is worth a moment's wait.
      if (!(error instanceof NotReady) || !(await this.model.whenReady(longestWait))) throw error;
      return this.bus.execute(new ReadQuery(name, asked));
    }
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

/** Positions are digits; the keys of pages never are only digits. */
export const isPosition = (text: string): boolean => /^(0|[1-9]\d{0,18})$/u.test(text);

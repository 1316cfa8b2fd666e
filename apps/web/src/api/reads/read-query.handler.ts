import { Inject } from '@nestjs/common';
import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { Readers } from './readers.js';

export const READERS = Symbol('Readers');

export type Asked<K extends keyof Readers> = Parameters<Readers[K]>[0];
export type Answered<K extends keyof Readers> = Awaited<ReturnType<Readers[K]>>;

/** The one message on the query bus: what is asked, by name. */
export class ReadQuery<K extends keyof Readers = keyof Readers> extends Query<Answered<K>> {
  constructor(
    readonly name: K,
    readonly asked: Asked<K>,
  ) {
    super();
  }
}

@QueryHandler(ReadQuery)
export class ReadQueryHandler implements IQueryHandler<ReadQuery> {
  constructor(@Inject(READERS) private readonly readers: Readers) {}

  async execute({ name, asked }: ReadQuery): Promise<Answered<keyof Readers>> {
    return (this.readers[name] as (asked: unknown) => ReturnType<Readers[typeof name]>)(asked);
  }
}

import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { allReads, type Answered, type Asked, type Reads } from './all-reads.js';
import { ReadContext } from './read-context.js';

/** The only message type on the query bus: a read by name, with its question. */
export class ReadQuery<K extends keyof Reads = keyof Reads> extends Query<Answered<K>> {
  constructor(
    readonly name: K,
    readonly asked: Asked<K>,
  ) {
    super();
  }
}

@QueryHandler(ReadQuery)
export class ReadQueryHandler implements IQueryHandler<ReadQuery> {
  constructor(private readonly context: ReadContext) {}

  async execute({ name, asked }: ReadQuery): Promise<Answered<keyof Reads>> {
    const answer = allReads[name].answer as (context: ReadContext, asked: unknown) => Answered<keyof Reads>;
    return answer(this.context, asked);
  }
}

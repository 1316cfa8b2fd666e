import { Module, type DynamicModule } from '@nestjs/common';
import { ReadContext, type ReadSources } from './read-context.js';
import { ReadGateway } from './read-gateway.js';
import { ReadQueryHandler } from './read-query.handler.js';

/** All reads, for the API and for pages. Exports `ReadGateway`. */
@Module({})
export class ReadsModule {
  static register(sources: ReadSources): DynamicModule {
    return {
      module: ReadsModule,
      global: true,
      providers: [{ provide: ReadContext, useFactory: () => new ReadContext(sources) }, ReadQueryHandler, ReadGateway],
      exports: [ReadGateway],
    };
  }
}

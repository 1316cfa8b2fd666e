import { Module, type DynamicModule } from '@nestjs/common';
import { READERS, ReadQueryHandler } from './read-query.handler.js';
import { createReaders, type ReadSources } from './readers.js';
import { ProgrammesController } from './programmes.controller.js';
import { TemplatesController } from './templates.controller.js';
import { ReadGateway } from './read-gateway.js';
import { UlosController } from './ulos.controller.js';

/** Everything that can be read. Exports `ReadGateway`. */
@Module({})
export class ReadsModule {
  static register(sources: ReadSources): DynamicModule {
    return {
      module: ReadsModule,
      global: true,
      controllers: [UlosController, ProgrammesController, TemplatesController],
      providers: [{ provide: READERS, useFactory: () => createReaders(sources) }, ReadQueryHandler, ReadGateway],
      exports: [ReadGateway],
    };
  }
}

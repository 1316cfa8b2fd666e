import { Module, type DynamicModule } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import { CommandAccess, type Places, type Sights } from './command-access.js';
import { CommandGateway } from './command-gateway.js';
import { DecideCommandHandler } from './decide-command.handler.js';
import { COMMAND_HANDLING, type CommandPipeline } from './handling.js';

/** Connects the command pipeline to Nest's `CommandBus`. Exports `CommandGateway`. */
@Module({})
export class CommandsModule {
  static register(handling: CommandPipeline, places: Places, sights: Sights): DynamicModule {
    return {
      module: CommandsModule,
      global: true,
      imports: [CqrsModule],
      providers: [
        { provide: COMMAND_HANDLING, useValue: handling },
        { provide: CommandAccess, useValue: new CommandAccess(handling.registry, places, sights) },
        CommandGateway,
        DecideCommandHandler,
      ],
      exports: [CommandGateway, COMMAND_HANDLING, CqrsModule],
    };
  }
}

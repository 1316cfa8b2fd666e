import { Module, type DynamicModule } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import { CommandGateway } from './command-gateway.js';
import { DecideCommandHandler } from './decide-command.handler.js';
import { COMMAND_HANDLING, type CommandHandling } from './handling.js';

/** Puts the way of a command behind Nest's `CommandBus`. Exports `CommandGateway`. */
@Module({})
export class CommandsModule {
  static register(handling: CommandHandling): DynamicModule {
    return {
      module: CommandsModule,
      global: true,
      imports: [CqrsModule],
      providers: [{ provide: COMMAND_HANDLING, useValue: handling }, CommandGateway, DecideCommandHandler],
      exports: [CommandGateway, CqrsModule],
    };
  }
}

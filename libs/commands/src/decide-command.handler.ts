import { Inject } from '@nestjs/common';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { COMMAND_HANDLING, type CommandPipeline } from './handling.js';
import type { PreparedCommand } from './prepare.js';
import type { Accepted } from './request.js';

/** The only message on the bus: a prepared command of any declared class. */
export class DecideCommand extends Command<Accepted> {
  constructor(readonly prepared: PreparedCommand) {
    super();
  }
}

@CommandHandler(DecideCommand)
export class DecideCommandHandler implements ICommandHandler<DecideCommand> {
  constructor(@Inject(COMMAND_HANDLING) private readonly handling: CommandPipeline) {}

  execute({ prepared }: DecideCommand): Promise<Accepted> {
    return this.handling.handle(prepared);
  }
}

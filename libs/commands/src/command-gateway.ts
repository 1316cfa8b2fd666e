import { Inject, Injectable } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { DecideCommand } from './decide-command.handler.js';
import { COMMAND_HANDLING, type CommandHandling } from './handling.js';
import type { CommandRegistry } from './registry.js';
import type { Accepted, CommandRequest } from './request.js';

/** The one way in for commands: JSON and forms both come through here. */
@Injectable()
export class CommandGateway {
  constructor(
    private readonly bus: CommandBus,
    @Inject(COMMAND_HANDLING) private readonly handling: CommandHandling,
  ) {}

  get registry(): CommandRegistry {
    return this.handling.registry;
  }

  /** Looks up, authorises and validates without recording: for "check your answers". @throws UnknownCommand, Forbidden, InvalidInput */
  prepare(request: CommandRequest): void {
    this.handling.prepare(request);
  }

  /**
   * Resolves when what the command recorded is durable. Errors of looking up, authorising and validating reject too.
   * @throws UnknownCommand, Forbidden, InvalidInput, NotFound, RuleRefused, Stale, IdempotencyClash, store errors
   */
  async execute(request: CommandRequest): Promise<Accepted> {
    return this.bus.execute(new DecideCommand(this.handling.prepare(request)));
  }
}

import { Inject, Injectable } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import type { Identity } from '#access';
import { Forbidden, type Author } from '#kernel';
import { CommandAccess } from './command-access.js';
import { DecideCommand } from './decide-command.handler.js';
import { COMMAND_HANDLING, type CommandHandling } from './handling.js';
import type { CommandRegistry } from './registry.js';
import type { Accepted, CommandRequest } from './request.js';

/** A command as somebody sends it. */
export interface SentCommand extends Omit<CommandRequest, 'actor'> {
  by: Identity;
}

/** The one way in for commands of people: JSON and forms both come through here. */
@Injectable()
export class CommandGateway {
  constructor(
    private readonly bus: CommandBus,
    @Inject(COMMAND_HANDLING) private readonly handling: CommandHandling,
    private readonly access: CommandAccess,
  ) {}

  get registry(): CommandRegistry {
    return this.handling.registry;
  }

  /** Looks up, authorises and validates without recording: for "check your answers". @throws UnknownCommand, Forbidden, NotFound, InvalidInput */
  async prepare(sent: SentCommand): Promise<void> {
    await this.asEach(sent, (actor) => Promise.resolve(this.handling.prepare({ ...sent, actor })));
  }

  /**
   * Resolves when what the command recorded is durable. Errors of looking up, authorising and validating reject too.
   * @throws UnknownCommand, Forbidden, InvalidInput, NotFound, RuleRefused, Stale, IdempotencyClash, store errors
   */
  async execute(sent: SentCommand): Promise<Accepted> {
    return this.asEach(sent, (actor) => this.bus.execute(new DecideCommand(this.handling.prepare({ ...sent, actor }))));
  }

  /** Looks up and validates what such a link is about to record. @throws UnknownCommand, Forbidden, InvalidInput */
  check(request: CommandRequest): void {
    this.handling.prepare(request);
  }

  /** For links that say themselves whose they are and what they allow: nobody's grants are looked at. As `execute`. */
  async executeFor(request: CommandRequest): Promise<Accepted> {
    return this.bus.execute(new DecideCommand(this.handling.prepare(request)));
  }

  /** In the first of the sender's roles that may: whether a fact may be withdrawn depends on the fact. */
  private async asEach<T>({ name, body, by }: SentCommand, send: (actor: Author) => Promise<T>): Promise<T> {
    const authors = await this.access.authorsOf(name, body, by);
    for (const [i, author] of authors.entries()) {
      try {
        return await send(author);
      } catch (error) {
        if (!(error instanceof Forbidden) || i === authors.length - 1) throw error;
      }
    }
    throw new Error(`Nobody may issue ${name}`);
  }
}

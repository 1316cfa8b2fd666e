import { Inject, Injectable } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import type { Identity } from '#access';
import { Forbidden, grantedRoles, type Author, type GrantedRole } from '#kernel';
import { CommandAccess } from './command-access.js';
import { DecideCommand } from './decide-command.handler.js';
import { COMMAND_HANDLING, type CommandHandling } from './handling.js';
import type { CommandRegistry } from './registry.js';
import type { Accepted, CommandRequest } from './request.js';

/** A command as somebody sends it. */
export interface SentCommand extends Omit<CommandRequest, 'actor'> {
  by: Identity;
  /** The role to act in, of several that allow it. Absent: the first of them. */
  as?: GrantedRole | undefined;
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

  /** As `execute`, on a copy of the log: what it records there is no part of the log. @throws as `execute` */
  async executeOn(copy: CommandHandling, sent: SentCommand): Promise<Accepted> {
    return this.asEach(sent, (actor) => copy.execute({ ...sent, actor }));
  }

  /**
   * The roles in which somebody may issue it, the one that is taken without a choice first.
   * @param about what it is about, as far as it is known: the body, or a part of it
   * @throws UnknownCommand, Forbidden, NotFound, StepUpNeeded
   */
  rolesFor(name: string, about: object, by: Identity): Promise<GrantedRole[]> {
    return this.access.rolesFor(name, about, by);
  }

  /** Looks up and validates what such a link is about to record. @throws UnknownCommand, Forbidden, InvalidInput */
  check(request: CommandRequest): void {
    this.handling.prepare(request);
  }

  /** For links that say themselves whose they are and what they allow: nobody's grants are looked at. As `execute`. */
  async executeFor(request: CommandRequest): Promise<Accepted> {
    return this.bus.execute(new DecideCommand(this.handling.prepare(request)));
  }

  /** In the role that was chosen, or in the first of the sender's that may: whether a fact may be withdrawn depends on the fact. */
  private async asEach<T>({ name, body, by, as }: SentCommand, send: (actor: Author) => Promise<T>): Promise<T> {
    const all = await this.access.authorsOf(name, body, by);
    const authors = as === undefined ? all : all.filter(({ role }) => role === as);
    if (as !== undefined && authors.length === 0) throw notAs(this.registry.get(name).spec.title, as, all);
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

/** The role is not held there, or does not allow it. */
const notAs = (title: string, role: GrantedRole, authors: readonly Author[]): Forbidden =>
  new Forbidden(title.charAt(0).toLowerCase() + title.slice(1), `Somebody who acts as ${grantedRoles[role].toLowerCase()} there`, authors.map((one) => one.role));

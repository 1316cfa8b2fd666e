import { Inject, Injectable } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import type { Identity } from '#access';
import { Forbidden, grantedRoles, type Author, type GrantedRole } from '#kernel';
import { CommandAccess } from './command-access.js';
import { DecideCommand } from './decide-command.handler.js';
import { COMMAND_HANDLING, type CommandPipeline } from './handling.js';
import type { CommandRegistry } from './registry.js';
import type { Accepted, CommandRequest } from './request.js';

/** A command as a signed-in person sends it. */
export interface SentCommand extends Omit<CommandRequest, 'actor'> {
  by: Identity;
  /** The role to act in, when several allow it. Default: the first of them. */
  as?: GrantedRole | undefined;
}

/** The only entry point for commands of people: the JSON API and forms both use it. */
@Injectable()
export class CommandGateway {
  constructor(
    private readonly bus: CommandBus,
    @Inject(COMMAND_HANDLING) private readonly handling: CommandPipeline,
    private readonly access: CommandAccess,
  ) {}

  get registry(): CommandRegistry {
    return this.handling.registry;
  }

  /** Looks up, authorises and validates a command without recording it, for "check your answers". @throws UnknownCommand, Forbidden, NotFound, InvalidInput */
  async prepare(sent: SentCommand): Promise<void> {
    await this.asEach(sent, (actor) => Promise.resolve(this.handling.prepare({ ...sent, actor })));
  }

  /**
   * Records a command and resolves when its events are durable. Errors of lookup, authorisation and validation also reject.
   * @throws UnknownCommand, Forbidden, InvalidInput, NotFound, RuleRefused, Stale, IdempotencyClash, store errors
   */
  async execute(sent: SentCommand): Promise<Accepted> {
    return this.asEach(sent, (actor) => this.bus.execute(new DecideCommand(this.handling.prepare({ ...sent, actor }))));
  }

  /** As `execute`, but records the events only in a copy of the log. @throws as `execute` */
  async executeOn(copy: CommandPipeline, sent: SentCommand): Promise<Accepted> {
    return this.asEach(sent, (actor) => copy.execute({ ...sent, actor }));
  }

  /**
   * The roles in which a person may issue the command. The first is the default.
   * @param about the body, or the part of it that is known so far
   * @throws UnknownCommand, Forbidden, NotFound, StepUpNeeded
   */
  rolesFor(name: string, about: object, by: Identity): Promise<GrantedRole[]> {
    return this.access.rolesFor(name, about, by);
  }

  /** Looks up and validates the command of such a link without recording it. @throws UnknownCommand, Forbidden, InvalidInput */
  check(request: CommandRequest): void {
    this.handling.prepare(request);
  }

  /** As `execute`, for links that contain the person and what they may do. It does not check grants. */
  async executeFor(request: CommandRequest): Promise<Accepted> {
    return this.bus.execute(new DecideCommand(this.handling.prepare(request)));
  }

  /** Tries the chosen role, or each role of the sender in turn: whether a role may withdraw a fact depends on the fact. */
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
    throw new Error(`No role may issue ${name}`);
  }
}

/** The sender does not have that role there, or it does not allow the command. */
const notAs = (title: string, role: GrantedRole, authors: readonly Author[]): Forbidden =>
  new Forbidden(title.charAt(0).toLowerCase() + title.slice(1), `Somebody who acts as ${grantedRoles[role].toLowerCase()} there`, authors.map((one) => one.role));

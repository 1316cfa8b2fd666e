import { Controller, HttpCode, Inject, Param, Post, Req, Res } from '@nestjs/common';
import { isAllowed } from '#access';
import { CommandGateway } from '#commands';
import { InvalidInput, grantedRoles, isId, rolesAmong, type GrantedRole } from '#kernel';
import type { Counter, Metrics, Settings } from '#platform';
import { actorOf, type FastifyReply, type FastifyRequest } from '../security/request.js';
import { AccessConfirmation } from './access-confirmation.js';
import { revisionOf } from './if-match.js';
import { ReadRoute, readRoutes } from '../reads/read-routes.js';
import { METRICS, SETTINGS } from './tokens.js';

/** A command as the list of commands shows it. */
export interface ListedCommand {
  name: string;
  title: string;
  part: string;
  stream: string;
  roles: readonly GrantedRole[];
  /** Whether the one who asks may issue it. */
  allowed: boolean;
}

/** The endpoint of every command. */
@Controller()
export class CommandsController {
  private readonly accepted: Counter;

  constructor(
    private readonly gateway: CommandGateway,
    private readonly accessConfirmation: AccessConfirmation,
    @Inject(SETTINGS) private readonly settings: Settings,
    @Inject(METRICS) metrics: Metrics,
  ) {
    this.accepted = metrics.counter('milepost_commands_accepted_total', 'Commands accepted, by name');
  }

  @ReadRoute(readRoutes.commands)
  list(@Req() request: FastifyRequest): ListedCommand[] {
    const actor = actorOf(request);
    return this.gateway.registry.all.flatMap(({ spec: { name, title, part, stream, roles: authors } }) => {
      const roles = rolesAmong(authors);
      return roles.length === 0 ? [] : [{ name, title, part, stream, roles, allowed: isAllowed(actor, { roles }) }];
    });
  }

  @Post('api/commands/:name')
  @HttpCode(200)
  async execute(@Param('name') name: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const { body, headers } = request;
    const sent = {
      name,
      body,
      by: actorOf(request),
      as: roleFrom(headers['milepost-role']),
      ifMatch: revisionOf(headers['if-match']),
      correlationId: correlationFrom(headers['milepost-correlation']),
      imported: importedFrom(headers['milepost-imported']),
      // In the demonstration any visitor can take any role, so everything that is recorded is example data.
      example: this.settings.demoPersonas,
    };
    await this.accessConfirmation.assertConfirmed(sent, headers['milepost-gives-access']);
    const accepted = await this.gateway.execute(sent);
    this.accepted.add({ command: name });
    void reply
      .header('etag', `"${accepted.revision}"`)
      .header('milepost-position', accepted.position)
      .send(accepted);
  }
}

/** True for a command that comes from a file of past facts: process managers ignore it. @throws InvalidInput */
function importedFrom(given: unknown): boolean | undefined {
  if (given === undefined) return undefined;
  if (given !== 'yes') throw new InvalidInput([{ field: 'Milepost-Imported', message: 'Must be “yes”, or leave the header out' }]);
  return true;
}

/** The role to act in, for a person with several roles that allow the command. @throws InvalidInput */
function roleFrom(given: unknown): GrantedRole | undefined {
  if (given === undefined) return undefined;
  if (typeof given !== 'string' || !Object.hasOwn(grantedRoles, given)) throw new InvalidInput([{ field: 'Milepost-Role', message: `Must be one of: ${Object.keys(grantedRoles).join(', ')}; or leave the header out` }]);
  return given as GrantedRole;
}

/** @throws InvalidInput */
function correlationFrom(given: unknown): string | undefined {
  if (given === undefined) return undefined;
  if (!isId(given)) throw new InvalidInput([{ field: 'Milepost-Correlation', message: 'Must be an id (a UUID), or leave the header out' }]);
  return given.toLowerCase();
}

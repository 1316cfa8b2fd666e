import { Body, Controller, HttpCode, Inject, Param, Post, Req } from '@nestjs/common';
import { RouteConfig } from '@nestjs/platform-fastify';
import { authorise } from '#access';
import { unknownNames } from '#commands';
import { InvalidInput, NotFound, isId } from '#kernel';
import type { SendNow, SentNow } from '#reminders';
import { Restricted } from '../security/access.js';
import { actorOf, type FastifyRequest } from '../security/request.js';
import { actions } from './actions.js';
import { ReadGateway } from '../reads/read-gateway.js';
import { SEND_NOW } from './tokens.js';

/** Sends reminders for programs, as the button on the page does for people. */
@Controller()
export class RemindersController {
  constructor(
    private readonly reads: ReadGateway,
    @Inject(SEND_NOW) private readonly sendNow: SendNow,
  ) {}

  /** The body has `person`, or no field. */
  @Post(actions.sendReminder.path)
  @HttpCode(200)
  @RouteConfig({ operation: 'sendReminder' })
  @Restricted(actions.sendReminder.title, actions.sendReminder.roles)
  async send(@Param('id') ulo: string, @Param('reminder') reminder: string, @Body() body: unknown, @Req() request: FastifyRequest): Promise<{ results: SentNow[] }> {
    if (!isId(ulo)) throw new NotFound('ULO', ulo);
    await this.reads.grantsCovering(authorise(actorOf(request), actions.sendReminder), 'ulo', ulo);
    const { person } = personIn(body);
    if (!isId(reminder)) throw new NotFound('reminder', reminder);
    await this.reads.ready();
    return { results: await this.sendNow.send({ ulo: ulo.toLowerCase(), reminder: reminder.toLowerCase(), ...(person === undefined ? {} : { person: person.toLowerCase() }) }) };
  }
}

/** @throws InvalidInput */
function personIn(body: unknown): { person?: string } {
  if (typeof body !== 'object' || body === null || Array.isArray(body)) throw new InvalidInput([{ field: '', message: 'Send a JSON object' }]);
  const { person, ...others } = body as { person?: unknown };
  const errors = unknownNames('field', Object.keys(others), ['person']);
  if (person !== undefined && !isId(person)) errors.push({ field: 'person', message: 'Must be an id (a UUID)' });
  if (errors.length > 0) throw new InvalidInput(errors);
  return isId(person) ? { person } : {};
}

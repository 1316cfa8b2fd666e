import { Controller, Get, HttpCode, Inject, Param, Post as OnPost, Req } from '@nestjs/common';
import { CommandGateway } from '#commands';
import type { Post } from '#engine';
import { NotFound, RuleRefused, derivedId, type Actor, type Clock } from '#kernel';
import type { Stop } from '#reminders';
import { CLOCK, POST } from '../../api/tokens.js';
import { Open } from '../../security/access.js';
import { CarriesSecret, type FastifyRequest } from '../../security/request.js';
import { Desk } from '../desk.js';
import { Html } from '../html.js';

/** Whoever holds the link from a letter is taken for its reader: until people sign in, the keepers of records act for them. */
const reader: Actor = { id: derivedId('link in a letter'), role: 'data-protection-officer', organisation: 'Link in a letter' };

/**
 * Where a letter's stop link leads. Looking at it stops nothing: mail programs look at links by themselves. Mail
 * services send the form without anybody clicking on it, as any type of body and from any site (RFC 8058).
 */
@Open()
@Controller('stop-reminders')
export class StopRemindersPage {
  constructor(
    private readonly desk: Desk,
    private readonly gateway: CommandGateway,
    @Inject(POST) private readonly post: Post,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @Get(':token')
  @CarriesSecret()
  @Html()
  ask(@Param('token') token: string, @Req() request: FastifyRequest): string {
    this.read(token);
    return this.desk.page(request, 'operations/stop-reminders.njk', { title: 'Stop reminders about this' });
  }

  @OnPost(':token')
  @CarriesSecret()
  @HttpCode(200)
  @Html()
  async stop(@Param('token') token: string, @Req() request: FastifyRequest): Promise<string> {
    const { person, about } = this.read(token);
    try {
      await this.gateway.execute({ name: 'stop-reminders', actor: reader, body: { person, subject: about, occurredOn: this.clock.today() } });
    } catch (error) {
      // Somebody who was erased gets no letters anyway, and the link must not tell who that was.
      if (!(error instanceof NotFound) && !(error instanceof RuleRefused)) throw error;
    }
    return this.desk.page(request, 'operations/stop-reminders.njk', { title: 'You get no more reminders about this', stopped: true });
  }

  /** @throws NotFound */
  private read(token: string): Stop {
    const stop = this.post.stopLinks.read(token);
    if (!stop) throw new NotFound('link', token.slice(0, 12));
    return stop;
  }
}

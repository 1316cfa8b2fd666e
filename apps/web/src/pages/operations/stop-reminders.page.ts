import { Controller, Get, HttpCode, Inject, Param, Post as OnPost, Req } from '@nestjs/common';
import { namesOfThings } from '#calendar';
import { CommandGateway } from '#commands';
import { namesOfWarnings } from '#dashboards';
import type { Messaging } from '#runtime';
import { NotFound, RuleRefused, derivedId, type Actor, type Clock } from '#kernel';
import type { ReadModel } from '#projections';
import type { Stop } from '#reminders';
import { CLOCK, MESSAGING, READ_MODEL } from '../../api/tokens.js';
import { Open } from '../../security/access.js';
import { CarriesSecret, type FastifyRequest } from '../../security/request.js';
import { PageRenderer } from '../page-renderer.js';
import { Html } from '../html.js';

/** The holder of the link acts for the recipient. The id keeps its first wording, because events record it. */
const reader: Actor = { id: derivedId('link in a letter'), role: 'data-protection-officer', organisation: 'Link in a letter' };

/**
 * The page of an email's stop link. Opening it stops nothing, because mail programs open links themselves. Mail
 * services send the form without a click, with any content type and from any site (RFC 8058).
 */
@Open()
@Controller('stop-reminders')
export class StopRemindersPage {
  constructor(
    private readonly renderer: PageRenderer,
    private readonly gateway: CommandGateway,
    @Inject(MESSAGING) private readonly messaging: Messaging,
    @Inject(READ_MODEL) private readonly model: ReadModel,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @Get(':token')
  @CarriesSecret()
  @Html()
  ask(@Param('token') token: string, @Req() request: FastifyRequest): string {
    const stop = this.read(token);
    return this.print(request, stop, stop.about.length === 1 ? 'Stop reminders about this' : `Stop reminders about ${stop.about.length} things`);
  }

  @OnPost(':token')
  @CarriesSecret()
  @HttpCode(200)
  @Html()
  async stop(@Param('token') token: string, @Req() request: FastifyRequest): Promise<string> {
    const stop = this.read(token);
    for (const subject of stop.about)
      try {
        await this.gateway.executeFor({ name: 'stop-reminders', actor: reader, body: { person: stop.person, subject, occurredOn: this.clock.today() } });
      } catch (error) {
        // An erased person gets no emails anyway, and the link must not reveal the person.
        if (!(error instanceof NotFound) && !(error instanceof RuleRefused)) throw error;
      }
    return this.print(request, stop, stop.about.length === 1 ? 'You get no more reminders about this' : `You get no more reminders about ${stop.about.length} things`, true);
  }

  /** Names what is stopped. With several subjects it links to stopping one alone. */
  private print(request: FastifyRequest, { person, about }: Stop, title: string, stopped = false): string {
    const names = this.model.status().ready ? this.model.read((db) => new Map([...namesOfThings(db, about), ...namesOfWarnings(db, about)])) : new Map<string, string>();
    const things = about.map((id) => ({
      name: names.get(id) ?? 'Something that is no longer in the plan',
      ...(stopped || about.length === 1 ? {} : { href: this.messaging.stopLinks.pathFor({ person, about: [id] }) }),
    }));
    return this.renderer.page(request, 'operations/stop-reminders.njk', { title, things, stopped });
  }

  /** @throws NotFound */
  private read(token: string): Stop {
    const stop = this.messaging.stopLinks.read(token);
    if (!stop) throw new NotFound('link', token.slice(0, 12));
    return stop;
  }
}

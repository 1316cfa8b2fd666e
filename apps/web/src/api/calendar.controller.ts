import { createHash } from 'node:crypto';
import { Controller, Get, Inject, NotFoundException, Param, Query, Req, Res } from '@nestjs/common';
import { isWithin, withinOf, type Within } from '#access';
import { calendarFeed, feedQueryFrom } from '#calendar';
import { listProgrammes } from '#dashboards';
import type { Settings } from '#platform';
import { secretHashOf, reminderScope, type People, type Person } from '#people';
import { NotReady, type ReadModel } from '#projections';
import { Open } from '../security/access.js';
import { CarriesSecret, type FastifyReply, type FastifyRequest } from '../security/request.js';
import type { SiteAddress } from '../security/site-address.js';
import type { CurrentGrants } from '../security/current-grants.js';
import { isUnchanged } from './if-match.js';
import { PEOPLE, READ_MODEL, SETTINGS, SITE, CURRENT_GRANTS } from './tokens.js';

const longestWait = 5_000;

/** Calendar feeds for programs. The secret in the address identifies the owner, so no sign-in is needed. */
@Controller('calendar')
export class CalendarController {
  constructor(
    @Inject(PEOPLE) private readonly people: People,
    @Inject(READ_MODEL) private readonly model: ReadModel,
    @Inject(SITE) private readonly site: SiteAddress,
    @Inject(CURRENT_GRANTS) private readonly currentGrants: CurrentGrants,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  @Get(':file')
  @Open()
  @CarriesSecret()
  async feed(@Param('file') file: string, @Query() given: Record<string, unknown>, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const owner = await this.owner(file);
    const { id } = owner;
    const ownerScope = reminderScope(owner);
    const { ulo } = ownerScope;
    const { ulos = ulo === undefined ? undefined : [ulo], programme = ownerScope.programme, ...query } = feedQueryFrom(given);
    const elsewhere = ownerScope.programme !== undefined && programme !== ownerScope.programme;
    const seen = elsewhere ? [] : ulo === undefined ? ulos : ulos?.filter((id) => id === ulo);
    const within = this.settings.signIn ? withinOf(await this.currentGrants.of(id)) : 'everything';
    const text = calendarFeed(this.model, {
      ...query, ...this.nameOf(elsewhere ? undefined : programme, within), within, site: this.site.of(request.headers.host), ...(programme === undefined ? {} : { programme }), ...(seen ? { ulos: seen } : {}),
    });
    const etag = `"${createHash('sha256').update(text).digest('base64url').slice(0, 27)}"`;
    void reply.headers({ 'cache-control': 'private, max-age=900', etag, 'x-robots-tag': 'noindex' });
    if (isUnchanged(request.headers['if-none-match'], etag)) void reply.status(304).send();
    else void reply.type('text/calendar; charset=utf-8').header('content-disposition', 'inline; filename="milepost.ics"').send(text);
  }

  /** The name of the programme, where the owner of the feed may see it. */
  private nameOf(programme: string | undefined, within: Within): { name?: string } {
    if (programme === undefined || !isWithin(within, { programme })) return {};
    const [found] = listProgrammes(this.model, { programmes: [programme], ulos: [] });
    return found ? { name: found.name } : {};
  }

  /** @throws NotFoundException when the address does not exist or no longer exists, without saying which; NotReady */
  private async owner(file: string): Promise<Person> {
    const [, secret] = /^([\w-]{43})\.ics$/u.exec(file) ?? [];
    if (secret === undefined) throw new NotFoundException();
    if (!(await this.model.whenReady(longestWait))) throw new NotReady();
    const person = await this.people.withCalendarSecret(secretHashOf(secret));
    if (!person || (person.left !== undefined && person.left <= this.model.today)) throw new NotFoundException();
    return person;
  }
}

import { Controller, Param, Query, Req, Res } from '@nestjs/common';
import type { HistoryPage } from '#audit';
import { portfolioQueryFrom, remindersQueryFrom, type UloView, type WarningsView } from '#dashboards';
import { NotFound, isId } from '#kernel';
import { namesWithin } from '../../security/access.js';
import { actorOf, type FastifyReply, type FastifyRequest } from '../../security/request.js';
import { ReadRoute, readRoutes } from '../../reads/read-routes.js';
import { sendCsv } from '../send-csv.js';
import { momentFrom, positionIn, type Given } from '../../reads/parameters.js';
import { ReadGateway } from '../../reads/read-gateway.js';
import type { Answered } from '../../reads/all-reads.js';

/** The list of ULOs, and single ULOs. */
@Controller()
export class UlosController {
  constructor(private readonly reads: ReadGateway) {}

  @ReadRoute(readRoutes.ulos)
  async list(@Query() given: Given, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const { position, rest } = positionIn(request, given);
    const query = portfolioQueryFrom(rest);
    await this.reads.waitForPosition(position);
    const bytes = await this.reads.ask(actorOf(request), 'ulosBytes', query);
    void reply.header('content-type', 'application/json; charset=utf-8').send(bytes);
  }

  @ReadRoute(readRoutes.ulosCsv)
  async csv(@Query() given: Given, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const { position, rest } = positionIn(request, given);
    const query = portfolioQueryFrom(rest);
    await this.reads.waitForPosition(position);
    const actor = actorOf(request);
    sendCsv(reply, 'ulos', await this.reads.ask(actor, 'ulosCsv', { ...query, names: namesWithin(actor) }));
  }

  @ReadRoute(readRoutes.ulo)
  async one(@Param('id') id: string, @Query() given: Given, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const view = await this.view(id, given, request);
    void reply.header('etag', `"${view.revision}"`).send(view);
  }

  @ReadRoute(readRoutes.uloWarnings)
  async warnings(@Param('id') id: string, @Query() given: Given, @Req() request: FastifyRequest): Promise<WarningsView> {
    return (await this.view(id, given, request)).warnings;
  }

  @ReadRoute(readRoutes.history)
  history(@Param('id') id: string, @Query() given: Given, @Req() request: FastifyRequest): Promise<HistoryPage> {
    return this.reads.ask(actorOf(request), 'history', { kind: 'ulo', id: idOf(id, 'ULO'), ...momentFrom(given, true) });
  }

  @ReadRoute(readRoutes.uloReminders)
  async reminders(@Param('id') id: string, @Query() given: Given, @Req() request: FastifyRequest): Promise<Answered<'uloReminders'>> {
    const { position, rest } = positionIn(request, given);
    const query = remindersQueryFrom(rest);
    await this.reads.waitForPosition(position);
    return this.reads.ask(actorOf(request), 'uloReminders', { id: idOf(id, 'ULO'), ...query });
  }

  /** The view is read from the stream of the ULO, so it includes all earlier facts without waiting. */
  private view(id: string, given: Given, request: FastifyRequest): Promise<UloView> {
    const actor = actorOf(request);
    return this.reads.ask(actor, 'ulo', { id: idOf(id, 'ULO'), names: namesWithin(actor), ...momentFrom(positionIn(request, given).rest) });
  }
}

/** The id in lower case. @throws NotFound when it is not an id */
export function idOf(id: string, what: string): string {
  if (!isId(id)) throw new NotFound(what, id);
  return id.toLowerCase();
}

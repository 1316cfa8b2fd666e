import { Readable } from 'node:stream';
import { Controller, Query, Req, Res } from '@nestjs/common';
import { actorOf, type FastifyReply, type FastifyRequest } from '../../security/request.js';
import { ReadRoute, readRoutes } from '../../reads/read-routes.js';
import { accessLogQueryFrom, type AccessLogPage } from '../../reads/access-log-page.js';
import type { Given } from '../../reads/parameters.js';
import { ReadGateway } from '../../reads/read-gateway.js';

/** Reads of the whole installation: the log and the access log. */
@Controller()
export class InstallationController {
  constructor(private readonly reads: ReadGateway) {}

  @ReadRoute(readRoutes.log)
  async log(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const actor = actorOf(request);
    const pieces = await this.reads.ask(actor, 'log', { everything: true });
    if (actor.trace) actor.trace.file = true;
    void reply.type('application/x-ndjson').header('content-disposition', 'attachment; filename="milepost.ndjson"').send(Readable.from(pieces));
  }

  @ReadRoute(readRoutes.accessLog)
  list(@Query() given: Given, @Req() request: FastifyRequest): Promise<AccessLogPage> {
    return this.reads.ask(actorOf(request), 'accessLog', { everything: true, ...accessLogQueryFrom(given) });
  }
}

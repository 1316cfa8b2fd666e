import { Controller, Param, Query, Req, Res } from '@nestjs/common';
import type { HistoryPage } from '#audit';
import { registerCsv, type OrganisationView, type Register } from '#organisations';
import { actorOf, type FastifyReply, type FastifyRequest } from '../../security/request.js';
import { ReadRoute, readRoutes } from '../../reads/read-routes.js';
import { sendCsv } from '../send-csv.js';
import { momentFrom, positionIn, type Given } from '../../reads/parameters.js';
import { ReadGateway } from '../../reads/read-gateway.js';
import { idOf } from './ulos.controller.js';

/** The register of organisations. */
@Controller()
export class OrganisationsController {
  constructor(private readonly reads: ReadGateway) {}

  @ReadRoute(readRoutes.organisations)
  async list(@Query() given: Given, @Req() request: FastifyRequest): Promise<Register> {
    await this.reads.waitForPosition(positionIn(request, given).position);
    return this.reads.ask(actorOf(request), 'organisations', { everything: true });
  }

  @ReadRoute(readRoutes.organisationsCsv)
  async csv(@Query() given: Given, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    await this.reads.waitForPosition(positionIn(request, given).position);
    sendCsv(reply, 'organisations', registerCsv(await this.reads.ask(actorOf(request), 'organisations', { everything: true })));
  }

  @ReadRoute(readRoutes.organisation)
  async one(@Param('id') id: string, @Query() given: Given, @Req() request: FastifyRequest): Promise<OrganisationView> {
    await this.reads.waitForPosition(positionIn(request, given).position);
    return this.reads.ask(actorOf(request), 'organisation', { everything: true, id: idOf(id, 'organisation') });
  }

  @ReadRoute(readRoutes.organisationHistory)
  history(@Param('id') id: string, @Query() given: Given, @Req() request: FastifyRequest): Promise<HistoryPage> {
    return this.reads.ask(actorOf(request), 'organisationHistory', { everything: true, id: idOf(id, 'organisation'), ...momentFrom(given, true) });
  }
}

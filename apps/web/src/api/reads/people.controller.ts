import { Controller, Param, Query, Req } from '@nestjs/common';
import type { HistoryPage } from '#audit';
import { actorOf, type FastifyRequest } from '../../security/request.js';
import { ReadRoute, readRoutes } from '../../reads/read-routes.js';
import { momentFrom, type Given } from '../../reads/parameters.js';
import { ReadGateway } from '../../reads/read-gateway.js';
import { idOf } from './ulos.controller.js';

/** The history of a person for programs. It contains no name and no other details. */
@Controller()
export class PeopleController {
  constructor(private readonly reads: ReadGateway) {}

  @ReadRoute(readRoutes.personHistory)
  async history(@Param('id') id: string, @Query() given: Given, @Req() request: FastifyRequest): Promise<HistoryPage> {
    await this.reads.ready();
    return this.reads.ask(actorOf(request), 'personHistory', { id: idOf(id, 'person'), ...momentFrom(given, true) });
  }
}

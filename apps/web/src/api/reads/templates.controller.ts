import { Controller, Param, Query, Req } from '@nestjs/common';
import type { TemplateChangesView, TemplateVersionView, TemplatesView } from '#dashboards';
import { actorOf, type FastifyRequest } from '../../security/request.js';
import { ReadRoute, readRoutes } from '../../reads/read-routes.js';
import { versionFrom, type Given } from '../../reads/parameters.js';
import { ReadGateway } from '../../reads/read-gateway.js';
import { idOf } from './ulos.controller.js';

/** The templates of a programme. They are read from its stream, so no read model has to catch up. */
@Controller()
export class TemplatesController {
  constructor(private readonly reads: ReadGateway) {}

  @ReadRoute(readRoutes.templates)
  list(@Param('id') id: string, @Req() request: FastifyRequest): Promise<TemplatesView> {
    return this.reads.ask(actorOf(request), 'templates', { id: idOf(id, 'programme') });
  }

  @ReadRoute(readRoutes.template)
  one(@Param('id') id: string, @Query() given: Given, @Req() request: FastifyRequest): Promise<TemplateVersionView> {
    const version = versionFrom(given, 'version');
    return this.reads.ask(actorOf(request), 'template', { id: idOf(id, 'programme'), ...(version === undefined ? {} : { version }) });
  }

  @ReadRoute(readRoutes.templateChanges)
  changes(@Param('id') id: string, @Query() given: Given, @Req() request: FastifyRequest): Promise<TemplateChangesView> {
    const to = versionFrom(given, 'to');
    return this.reads.ask(actorOf(request), 'templateChanges', { id: idOf(id, 'programme'), from: versionFrom(given, 'from') ?? 0, ...(to === undefined ? {} : { to }) });
  }
}

import { Controller, Param, Query, Req, Res } from '@nestjs/common';
import type { HistoryPage } from '#audit';
import { programmeRemindersQueryFrom, warningsQueryFrom, type GrantPackage, type MilestonesSummary, type Needs, type PolicyView, type ProgrammeReminders, type ProgrammeView, type WarningsPage } from '#dashboards';
import { namesWithin } from '../../security/access.js';
import { actorOf, type FastifyReply, type FastifyRequest } from '../../security/request.js';
import { ReadRoute, readRoutes } from '../../reads/read-routes.js';
import { momentFrom, positionIn, programmeFrom, roleFrom, type Given } from '../../reads/parameters.js';
import type { RolesOfProgramme } from '../../reads/programme-roles.js';
import { ownNeeds } from '../../reads/own-needs.js';
import { ReadGateway } from '../../reads/read-gateway.js';
import { idOf } from './ulos.controller.js';

/** Programmes and the summaries of their ULOs. */
@Controller()
export class ProgrammesController {
  constructor(private readonly reads: ReadGateway) {}

  @ReadRoute(readRoutes.programmes)
  async list(@Query() given: Given, @Req() request: FastifyRequest): Promise<{ total: number; items: ProgrammeView[] }> {
    await this.waited(given, request);
    const items = await this.reads.ask(actorOf(request), 'programmes', {});
    return { total: items.length, items };
  }

  @ReadRoute(readRoutes.programme)
  async one(@Param('id') id: string, @Query() given: Given, @Req() request: FastifyRequest): Promise<ProgrammeView> {
    await this.waited(given, request);
    return this.reads.ask(actorOf(request), 'programme', { id: idOf(id, 'programme') });
  }

  @ReadRoute(readRoutes.programmeHistory)
  history(@Param('id') id: string, @Query() given: Given, @Req() request: FastifyRequest): Promise<HistoryPage> {
    return this.reads.ask(actorOf(request), 'history', { kind: 'programme', id: idOf(id, 'programme'), ...momentFrom(given, true) });
  }

  @ReadRoute(readRoutes.programmeReminders)
  async reminders(@Param('id') id: string, @Query() given: Given, @Req() request: FastifyRequest): Promise<ProgrammeReminders> {
    const query = programmeRemindersQueryFrom(await this.waited(given, request));
    return this.reads.ask(actorOf(request), 'programmeReminders', { id: idOf(id, 'programme'), ...query });
  }

  @ReadRoute(readRoutes.reminderPolicy)
  async policy(@Param('id') id: string, @Query() given: Given, @Req() request: FastifyRequest): Promise<PolicyView> {
    await this.waited(given, request);
    return this.reads.ask(actorOf(request), 'reminderPolicy', { id: idOf(id, 'programme') });
  }

  @ReadRoute(readRoutes.programmeRoles)
  async roles(@Param('id') id: string, @Query() given: Given, @Req() request: FastifyRequest): Promise<RolesOfProgramme> {
    await this.waited(given, request);
    return this.reads.ask(actorOf(request), 'programmeRoles', { id: idOf(id, 'programme') });
  }

  @ReadRoute(readRoutes.milestones)
  async milestones(@Query() given: Given, @Req() request: FastifyRequest): Promise<MilestonesSummary> {
    return this.reads.ask(actorOf(request), 'milestones', programmeFrom(await this.waited(given, request)));
  }

  @ReadRoute(readRoutes.grants)
  async grants(@Query() given: Given, @Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<GrantPackage> {
    const grants = await this.reads.ask(actorOf(request), 'grants', programmeFrom(await this.waited(given, request)));
    void reply.header('content-disposition', 'attachment; filename="grants.json"');
    return grants;
  }

  @ReadRoute(readRoutes.needs)
  async needs(@Query() given: Given, @Req() request: FastifyRequest): Promise<Needs> {
    const actor = actorOf(request);
    const role = roleFrom(await this.waited(given, request));
    return role === undefined ? ownNeeds(this.reads, actor) : this.reads.ask(actor, 'needs', { role, names: namesWithin(actor) });
  }

  @ReadRoute(readRoutes.warnings)
  async warnings(@Query() given: Given, @Req() request: FastifyRequest): Promise<WarningsPage> {
    return this.reads.ask(actorOf(request), 'warnings', warningsQueryFrom(await this.waited(given, request)));
  }

  /** Waits for the position that the request gives. @returns the remaining parameters */
  private async waited(given: Given, request: FastifyRequest): Promise<Given> {
    const { position, rest } = positionIn(request, given);
    await this.reads.waitForPosition(position);
    return rest;
  }
}

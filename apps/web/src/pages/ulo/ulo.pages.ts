import { Controller, Get, Param, Query, Req, Res } from '@nestjs/common';
import type { Identity } from '#access';
import { CommandGateway } from '#commands';
import { NotFound } from '#kernel';
import { csvPieces } from '#platform';
import type { FormValues } from '#ui';
import { namesWithin } from '../../security/access.js';
import { actorOf, type FastifyReply, type FastifyRequest } from '../../security/request.js';
import type { Block } from '../blocks.js';
import { Desk } from '../desk.js';
import { Html } from '../html.js';
import { askedMoment, chooseMoment, refuseWrongMoment, shownMoment } from '../moment.js';
import { recordedNotice } from '../record/notice.js';
import { ReadGateway } from '../../api/reads/read-gateway.js';
import { sendCsv } from '../../api/send-csv.js';
import { lists } from './lists.js';
import { tabs } from './tabs.js';
import { tabContext, uloPath, uloTabs } from './ulo-shell.js';

/** The views of one ULO, as it stands or as at another moment. */
@Controller('ulos/:ulo')
export class UloPages {
  constructor(
    private readonly desk: Desk,
    private readonly reads: ReadGateway,
    private readonly gateway: CommandGateway,
  ) {}

  @Get('lists/:list')
  async list(@Param('ulo') id: string, @Param('list') file: string, @Query() query: FormValues, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const name = file.replace(/\.csv$/u, '');
    const list = Object.hasOwn(lists, name) ? lists[name] : undefined;
    if (!list) throw new NotFound('list', file);
    const actor = actorOf(request);
    const moment = askedMoment(query);
    refuseWrongMoment(moment);
    const view = await this.reads.ask(actor, 'ulo', { id, names: namesWithin(actor), ...moment.query });
    sendCsv(reply, `${view.overview.name} ${name}`, csvPieces(list.head, [list.rows(view)]));
  }

  @Get()
  @Html()
  overview(@Param('ulo') id: string, @Query() query: FormValues, @Req() request: FastifyRequest): Promise<string> {
    return this.view(request, id, '', query);
  }

  @Get(':tab')
  @Html()
  tab(@Param('ulo') id: string, @Param('tab') slug: string, @Query() query: FormValues, @Req() request: FastifyRequest): Promise<string> {
    return this.view(request, id, slug, query);
  }

  private async view(request: FastifyRequest, id: string, slug: string, query: FormValues): Promise<string> {
    const tab = tabs.find((t) => t.slug === slug);
    if (!tab) throw new NotFound('page', slug);
    const actor = await this.reads.at(actorOf(request), 'ulo', id);
    const moment = askedMoment(query);
    const view = await this.reads.ask(actor, 'ulo', { id, names: namesWithin(actor), ...moment.query });
    const path = uloPath(id, slug);
    const context = tabContext(id, moment, this.gateway.registry, actor);
    const blocks: Block[] = [
      ...shownMoment(moment),
      { kind: 'buttons', links: this.recordLinks(id, actor) },
      ...tab.build(view, context),
      { kind: 'heading', text: 'Look back' },
      chooseMoment(moment, path),
    ];
    const { name, area } = view.overview;
    return this.desk.page(request, 'page.njk', {
      title: slug === '' ? name : tab.title,
      ...(slug === '' ? { caption: area } : { caption: name, section: name }),
      at: '/',
      breadcrumbs: [{ text: 'ULOs', href: '/' }, { text: name }],
      tabs: uloTabs(id, slug, moment),
      exampleData: view.example,
      errors: moment.fields.errors,
      notice: recordedNotice(this.gateway.registry, query),
      blocks,
    });
  }

  private recordLinks(id: string, actor: Identity): { text: string; href: string }[] {
    const first = this.gateway.registry.all.find((c) => c.spec.name === 'log-mentoring-session');
    const mentor = first && actor.grants.some(({ role }) => role === 'mentor') ? [{ text: first.spec.title, href: `${uloPath(id, 'record')}/${first.spec.name}` }] : [];
    return [...mentor, { text: 'Record something', href: uloPath(id, 'record') }];
  }
}

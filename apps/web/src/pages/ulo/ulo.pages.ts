import { Controller, Get, Inject, Param, Query, Req, Res } from '@nestjs/common';
import type { Identity } from '#access';
import { CommandGateway } from '#commands';
import { NotFound, type Clock } from '#kernel';
import { csvPieces } from '#platform';
import type { FormValues } from '#ui';
import { CLOCK } from '../../api/tokens.js';
import { namesWithin } from '../../security/access.js';
import { actorOf, type FastifyReply, type FastifyRequest } from '../../security/request.js';
import type { Block } from '../blocks.js';
import { PageRenderer } from '../page-renderer.js';
import { Html } from '../html.js';
import { askedMoment, chooseMoment, isOtherMoment, momentInWords, refuseWrongMoment } from '../moment.js';
import { recordedNotice } from '../record/notice.js';
import { ReadGateway } from '../../reads/read-gateway.js';
import { sendCsv } from '../../api/send-csv.js';
import { lists } from './lists.js';
import { viewAtMoment } from './shown-view.js';
import { tabs } from './tabs.js';
import { tabContext, uloPath, uloTabs } from './ulo-shell.js';

/** The views of one ULO, now or at another moment. */
@Controller('ulos/:ulo')
export class UloPages {
  constructor(
    private readonly renderer: PageRenderer,
    private readonly reads: ReadGateway,
    private readonly gateway: CommandGateway,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @Get('lists/:list')
  async list(@Param('ulo') id: string, @Param('list') file: string, @Query() query: FormValues, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const name = file.replace(/\.csv$/u, '');
    const list = Object.hasOwn(lists, name) ? lists[name] : undefined;
    if (!list) throw new NotFound('list', file);
    const actor = actorOf(request);
    const moment = askedMoment(query, this.clock.today());
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
    const actor = await this.reads.limitedTo(actorOf(request), 'ulo', id);
    const moment = askedMoment(query, this.clock.today());
    const path = uloPath(id, slug);
    const { view, query: shown, notice } = await viewAtMoment(moment, path, (asked) => this.reads.ask(actor, 'ulo', { id, names: namesWithin(actor), ...asked }));
    const isPast = isOtherMoment(moment);
    const context = tabContext(id, moment, this.gateway.registry, actor, shown);
    const blocks: Block[] = [
      ...notice,
      ...(isPast ? [] : [{ kind: 'buttons', links: this.recordLinks(id, actor) } satisfies Block]),
      ...tab.build(view, context),
      chooseMoment(moment, path),
    ];
    const { name, area } = view.overview;
    return this.renderer.page(request, 'page.njk', {
      title: [slug === '' ? name : tab.title, ...(isPast ? [momentInWords(moment)] : [])].join(' '), heading: slug === '' ? name : tab.title,
      ...(slug === '' ? { caption: area } : { caption: name, section: name }),
      at: '/ulos',
      breadcrumbs: [{ text: 'ULOs', href: '/ulos' }, { text: name }],
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

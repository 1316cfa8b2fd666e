import { Controller, Get, Param, Query, Req } from '@nestjs/common';
import { isAllowed } from '#access';
import { CommandGateway } from '#commands';
import { InvalidInput, NotFound } from '#kernel';
import { daysInWords } from '#workflow';
import { plural, textOf, type FormValues } from '#ui';
import { versionFrom } from '../../reads/parameters.js';
import { ReadGateway } from '../../reads/read-gateway.js';
import { actorOf, type FastifyRequest } from '../../security/request.js';
import { heads, type Block, type Cell } from '../blocks.js';
import { PageRenderer } from '../page-renderer.js';
import { Html } from '../html.js';
import { programmePath, programmeTabs } from '../programmes/programme-tabs.js';
import { recordedNotice } from '../record/notice.js';
import { href, readable } from '../words.js';
import { changesBlocks, publishedInWords, templateBlocks, versionTitle } from './template.blocks.js';

interface About {
  id: string;
  name: string;
  example: boolean;
}

/** The templates of a programme: the list of versions, one version, and a comparison of two. */
@Controller('programmes/:programme/templates')
export class TemplatePages {
  constructor(
    private readonly renderer: PageRenderer,
    private readonly reads: ReadGateway,
    private readonly gateway: CommandGateway,
  ) {}

  @Get()
  @Html()
  async list(@Param('programme') given: string, @Query() query: FormValues, @Req() request: FastifyRequest): Promise<string> {
    const actor = await this.reads.limitedTo(actorOf(request), 'programme', given);
    const { items, total, ...about } = await this.reads.ask(actor, 'templates', { id: given.toLowerCase() });
    const path = programmePath(about.id, 'templates');
    const publish = this.gateway.registry.get('publish-template').spec;
    const mayPublish = isAllowed(actor, publish);
    return this.page(request, about, 'Templates', {
      tabs: programmeTabs(about.id, 'templates', actor), notice: recordedNotice(this.gateway.registry, query),
      blocks: [
        { kind: 'text', text: 'A template says which phases and steps a development goes through, what they wait for and how long they take. A new ULO follows the newest version; one that has begun keeps its own.' },
        {
          kind: 'buttons',
          links: [
            ...(mayPublish ? [{ text: 'Publish a template', href: `${path}/publish` }] : []),
            ...(total > 1 ? [{ text: 'Compare two versions', href: href(`${path}/compare`, { from: String(items[1]?.version ?? 0), to: String(items[0]?.version ?? 0) }) }] : []),
          ],
        },
        {
          kind: 'table',
          table: {
            caption: 'Versions', captionHidden: true, total: plural(total, 'version'),
            head: heads('Version', 'Title', 'Published', 'Phases', 'Steps', 'Usual length', 'Newest'), numeric: [3, 4],
            rows: items.map((one): Cell[] => [
              { text: versionTitle(one.version), href: `${path}/${one.version}` }, readable(one.title), publishedInWords(one), String(one.phases), String(one.steps), daysInWords(one.usualDays),
              one.newest ? { text: 'Newest', colour: 'green' } : 'No',
            ]),
          },
        },
      ],
    });
  }

  @Get('compare')
  @Html()
  async compare(@Param('programme') given: string, @Query() query: FormValues, @Req() request: FastifyRequest): Promise<string> {
    const [actor, id] = [actorOf(request), given.toLowerCase()];
    const { items } = await this.reads.ask(actor, 'templates', { id });
    const to = versionFrom({ to: textOf(query, 'to') }, 'to');
    const changes = await this.reads.ask(actor, 'templateChanges', { id, from: versionFrom({ from: textOf(query, 'from') }, 'from') ?? 0, ...(to === undefined ? {} : { to }) });
    const path = programmePath(changes.programme.id, 'templates');
    return this.page(request, changes.programme, 'Compare two versions', { blocks: changesBlocks(changes, items, `${path}/compare`) });
  }

  @Get(':version')
  @Html()
  async one(@Param('programme') given: string, @Param('version') number: string, @Req() request: FastifyRequest): Promise<string> {
    const actor = await this.reads.limitedTo(actorOf(request), 'programme', given);
    const view = await this.reads.ask(actor, 'template', { id: given.toLowerCase(), version: versionIn(number) });
    const path = programmePath(view.programme.id, 'templates');
    const publish = this.gateway.registry.get('publish-template').spec;
    const may = isAllowed(actor, publish);
    const links = [
      ...(may ? [{ text: 'Publish a version made from this one', href: href(`${path}/publish`, { from: String(view.version) }) }] : []),
      ...(view.version > 0 ? [{ text: 'Compare with the version before', href: href(`${path}/compare`, { from: String(view.version - 1), to: String(view.version) }) }] : []),
    ];
    return this.page(request, view.programme, versionTitle(view.version), {
      caption: readable(view.title),
      blocks: [{ kind: 'buttons', links } satisfies Block, ...templateBlocks(view)],
    });
  }

  private page(request: FastifyRequest, { id, name, example }: About, title: string, more: { blocks: Block[] } & Record<string, unknown>): string {
    const crumbs = [{ text: 'Programmes', href: '/programmes' }, { text: name, href: programmePath(id) }];
    const own = title === 'Templates' ? [{ text: title }] : [{ text: 'Templates', href: programmePath(id, 'templates') }, { text: title }];
    return this.renderer.page(request, 'page.njk', { title, caption: name, section: name, at: '/programmes', wide: true, exampleData: example, breadcrumbs: [...crumbs, ...own], ...more });
  }
}

/** @throws NotFound when it is not a number */
function versionIn(number: string): number {
  try {
    return versionFrom({ number }, 'number') ?? 0;
  } catch (error) {
    if (error instanceof InvalidInput) throw new NotFound('version', number);
    throw error;
  }
}

import { Controller, Get, Inject, Query, Req, Res } from '@nestjs/common';
import { CommandGateway } from '#commands';
import { textOf, type FormValues } from '#ui';
import { ReadGateway } from '../../reads/read-gateway.js';
import { SITE } from '../../api/tokens.js';
import { actorOf, type FastifyReply, type FastifyRequest } from '../../security/request.js';
import type { Visitor } from '../../security/visitor.js';
import type { SiteAddress } from '../../security/site-address.js';
import { PageRenderer } from '../page-renderer.js';
import { exampleLabel } from '../example-label.js';
import { keepList } from '../last-list.js';
import { mentorHome } from '../mentor/mentor-home.js';
import { myProgrammesBlocks, pagesOf } from '../my-programmes/my-programmes.blocks.js';
import { askedFrom } from '../my-programmes/my-programmes.pages.js';
import { savedView } from '../my-programmes/saved-view.js';
import { nextStepNames } from '../portfolio/next-step-names.js';
import { recordedNotice } from '../record/notice.js';
import { href } from '../words.js';
import { homeOf } from './home-of.js';

/** The first page of each role: the task that it does most. */
@Controller()
export class HomePage {
  constructor(
    private readonly renderer: PageRenderer,
    private readonly reads: ReadGateway,
    private readonly gateway: CommandGateway,
    @Inject(SITE) private readonly site: SiteAddress,
  ) {}

  @Get()
  async show(@Query() given: FormValues, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const actor = actorOf(request);
    const home = homeOf(actor);
    if (home === 'programmes') return this.programmes(request, reply, actor, given);
    if (home !== 'mentor') return void reply.status(303).header('location', `/${home}`).send();
    await this.reads.waitForPosition(textOf(given, 'after'));
    void reply.type('text/html; charset=utf-8').send(await this.mentor(request, actor, given));
  }

  /** Without a filter the page opens with the saved view. `tile=all` shows all rows anyway. */
  private async programmes(request: FastifyRequest, reply: FastifyReply, actor: Visitor, given: FormValues): Promise<void> {
    const saved = savedView(request);
    if (saved !== undefined && Object.keys(given).length === 0) return void reply.status(303).header('location', `/?${saved}`).send();
    const { page, ...asked } = askedFrom(given);
    const mine = await this.reads.ask(actor, 'myProgrammes', asked);
    const programmes = await this.reads.ask(actor, 'programmes', {});
    keepList(request, reply, href('/', { ...asked, page: page > 1 ? page : undefined }), this.site.secure);
    const text = this.renderer.page(request, 'page.njk', {
      title: 'My programmes', at: '/', current: true, wide: true, page: pagesOf(mine, { ...asked, page }).page, exampleData: exampleLabel(programmes),
      blocks: myProgrammesBlocks(mine, { ...asked, page }, programmes, { saved: saved !== undefined, names: await nextStepNames(this.reads, actor) }),
    });
    void reply.type('text/html; charset=utf-8').send(text);
  }

  private async mentor(request: FastifyRequest, actor: Visitor, given: FormValues): Promise<string> {
    const mentored = await this.reads.ask({ ...actor, grants: actor.grants.filter(({ role }) => role === 'mentor') }, 'mentorHome', {});
    return this.renderer.page(request, 'page.njk', {
      title: 'My ULOs', at: '/', current: true, wide: true, exampleData: exampleLabel(mentored.ulos), notice: recordedNotice(this.gateway.registry, given), blocks: mentorHome(mentored),
    });
  }
}

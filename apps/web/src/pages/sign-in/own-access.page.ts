import { Controller, Get, Inject, Query, Req } from '@nestjs/common';
import { NotFound } from '#kernel';
import type { FormValues } from '#ui';
import { accessLogPage, accessLogQueryFrom } from '../../reads/access-log-page.js';
import { SIGN_IN } from '../../api/tokens.js';
import { actorOf, type FastifyRequest } from '../../security/request.js';
import type { SignIn } from '../../sign-in/sign-in.js';
import { PageRenderer } from '../page-renderer.js';
import { Html } from '../html.js';
import { keyedPages } from '../paging.js';
import { withoutBlanks } from '../portfolio/portfolio.pages.js';
import { accessFilter, accessTable } from './access-log.blocks.js';

const path = '/account/access';

/** The reader's own entries of the access log. Every person may see theirs. */
@Controller('account/access')
export class OwnAccessPage {
  constructor(
    private readonly renderer: PageRenderer,
    @Inject(SIGN_IN) private readonly signIn: SignIn | null,
  ) {}

  @Get()
  @Html()
  async list(@Query() given: FormValues, @Req() request: FastifyRequest): Promise<string> {
    const actor = actorOf(request);
    if (!this.signIn) throw new NotFound('page', 'access');
    const { kind, from, to, after } = accessLogQueryFrom({ ...withoutBlanks(given), person: undefined });
    const asked = { kind, from, to, after };
    const page = await accessLogPage(this.signIn.accessLog, { ...asked, person: actor.id, limit: 50 });
    const pages = keyedPages(path, { kept: { kind, from, to }, key: 'after', given, next: page.next });
    return this.renderer.page(request, 'page.njk', {
      title: 'What was recorded about you', caption: actor.label, wide: true, page: pages.page, back: { href: '/account', text: 'Back to your account' },
      blocks: [
        { kind: 'text', text: 'When you signed in and out, which files you took, and when you saw personal details; the newest first. It is kept for 12 months. Look for what was not you.' },
        accessFilter(path, asked),
        accessTable({ page, caption: 'What was recorded about you' }),
        pages.block,
      ],
    });
  }
}

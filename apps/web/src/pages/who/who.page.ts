import { Body, Controller, Get, Inject, Post, Query, Req, Res } from '@nestjs/common';
import { NotFound } from '#kernel';
import { personas, isRole, type PersonaCookie } from '#people';
import type { Settings } from '#platform';
import { PERSONA_COOKIE, SETTINGS, SITE } from '../../api/tokens.js';
import { Open } from '../../security/access.js';
import { personaSetCookie } from '../../security/cookies.js';
import { redirectTarget } from '../../security/redirect-target.js';
import type { FastifyReply, FastifyRequest } from '../../security/request.js';
import type { SiteAddress } from '../../security/site-address.js';
import { PageRenderer } from '../page-renderer.js';
import { Html } from '../html.js';

/** "Choose who you are": replaces signing in while all data is example data. */
@Open()
@Controller('who')
export class WhoPage {
  constructor(
    private readonly renderer: PageRenderer,
    @Inject(PERSONA_COOKIE) private readonly cookie: PersonaCookie,
    @Inject(SITE) private readonly site: SiteAddress,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  @Get()
  @Html()
  show(@Query('next') next: unknown, @Req() request: FastifyRequest): string {
    this.refuseUnlessDemonstration();
    return this.form(request, redirectTarget(next));
  }

  @Post()
  async choose(@Body() body: { role?: unknown; next?: unknown } | undefined, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    this.refuseUnlessDemonstration();
    const next = redirectTarget(body?.next);
    if (!isRole(body?.role)) {
      void reply.status(400).type('text/html; charset=utf-8').send(this.form(request, next, 'Choose who you are'));
      return;
    }
    const sealed = await this.cookie.seal(body.role);
    void reply.status(303).header('set-cookie', personaSetCookie(sealed, this.site.secure)).header('location', next).send();
  }

  /** Personas exist only without sign-in. @throws NotFound */
  private refuseUnlessDemonstration(): void {
    if (this.settings.signIn) throw new NotFound('page', 'who');
  }

  private form(request: FastifyRequest, next: string, error?: string): string {
    const items = Object.values(personas).map((p) => ({ value: p.role, text: p.label, hint: { text: p.about } }));
    return this.renderer.page(request, 'who/who.njk', {
      title: 'Choose who you are', items, next, error, chosen: request.actor?.grants[0]?.role,
      ...(error ? { errors: [{ text: error, href: '#role' }] } : {}),
    });
  }
}

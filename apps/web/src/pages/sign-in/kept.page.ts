import { Controller, Get, Inject, Param, Req } from '@nestjs/common';
import { NotFound } from '#kernel';
import { stepControl } from '#ui';
import { VISITORS } from '../../api/tokens.js';
import { ownFields } from '../../security/own-form.js';
import { actorOf, type FastifyRequest } from '../../security/request.js';
import type { Visitors } from '../../sign-in/visitors.js';
import { PageRenderer } from '../page-renderer.js';
import { Html } from '../html.js';

/** Shows a button that opens a stored form with the typed values, after the session or the role had ended. Nothing is recorded by it. */
@Controller('kept')
export class KeptPage {
  constructor(
    private readonly renderer: PageRenderer,
    @Inject(VISITORS) private readonly visitors: Visitors,
  ) {}

  @Get(':token')
  @Html()
  async show(@Param('token') token: string, @Req() request: FastifyRequest): Promise<string> {
    const form = await this.visitors.take(actorOf(request).id, token);
    if (!form) throw new NotFound('form', token.slice(0, 8));
    const fields = [...new URLSearchParams(form.body)].filter(([name]) => name !== stepControl && !ownFields.includes(name)).map(([name, value]) => ({ name, value }));
    return this.renderer.page(request, 'sign-in/kept.njk', { title: 'What you typed was kept', action: form.address, fields: [...fields, { name: stepControl, value: 'change' }] });
  }
}

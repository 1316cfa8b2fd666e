import { Controller, Get, Req } from '@nestjs/common';
import { Open } from '../../security/access.js';
import type { FastifyRequest } from '../../security/request.js';
import { PageRenderer } from '../page-renderer.js';
import { Html } from '../html.js';

/** Pages that are the same for every reader. */
@Open()
@Controller()
export class StaticPages {
  constructor(private readonly renderer: PageRenderer) {}

  @Get('help')
  @Html()
  help(@Req() request: FastifyRequest): string {
    return this.renderer.page(request, 'static/help.njk', { title: 'Help' });
  }

  @Get('accessibility')
  @Html()
  accessibility(@Req() request: FastifyRequest): string {
    return this.renderer.page(request, 'static/accessibility.njk', { title: 'Accessibility statement' });
  }

  @Get('cookies')
  @Html()
  cookies(@Req() request: FastifyRequest): string {
    return this.renderer.page(request, 'static/cookies.njk', { title: 'Cookies' });
  }
}

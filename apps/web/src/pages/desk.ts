import { Inject, Injectable } from '@nestjs/common';
import type { Renderer } from '#ui';
import { RENDERER } from '../api/tokens.js';
import type { FastifyRequest } from '../security/request.js';

const sections = [
  { text: 'ULOs', href: '/' },
  { text: 'Programmes', href: '/programmes' },
  { text: 'Warnings', href: '/warnings' },
  { text: 'Record', href: '/record' },
] as const;
export type Section = (typeof sections)[number]['href'];

/** Renders pages with what every page has: navigation, and who is acting. */
@Injectable()
export class Desk {
  constructor(@Inject(RENDERER) private readonly renderer: Renderer) {}

  page(request: FastifyRequest, template: string, context: { title: string; at?: Section } & Record<string, unknown>): string {
    const { actor } = request;
    return this.renderer.render(template, {
      ...(actor
        ? {
            acting: { name: actor.label, changeHref: `/who?next=${encodeURIComponent(request.method === 'GET' ? request.url : '/')}` },
            navigation: sections.map((s) => ({ ...s, active: s.href === context.at, current: s.href === context.at && context.current === true })),
          }
        : {}),
      ...context,
    });
  }
}

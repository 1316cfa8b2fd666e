import { allRoles, type GrantedRole } from '#kernel';
import { Inject, Injectable } from '@nestjs/common';
import { operators, peopleReaders } from '../security/access.js';
import { isAllowed, isEverywhere } from '#access';
import type { Renderer } from '#ui';
import { RENDERER } from '../api/tokens.js';
import { withTokens } from '../security/own-form.js';
import type { FastifyRequest } from '../security/request.js';

interface SectionLink {
  text: string;
  /** Absent: everybody who may sign in. */
  roles?: readonly GrantedRole[];
  /** Only for those who hold such a role for everything there is. */
  everywhere?: true;
}
const sections = [
  { text: 'ULOs', href: '/' },
  { text: 'Programmes', href: '/programmes' },
  { text: 'Warnings', href: '/warnings', roles: allRoles },
  { text: 'To do', href: '/to-do', roles: allRoles },
  { text: 'People', href: '/people', roles: peopleReaders },
  { text: 'Record', href: '/record', roles: allRoles },
  { text: 'Operations', href: '/operations', roles: operators, everywhere: true },
] as const;
export type Section = (typeof sections)[number]['href'];

/** Renders pages with navigation and the acting role. */
@Injectable()
export class Desk {
  constructor(@Inject(RENDERER) private readonly renderer: Renderer) {}

  page(request: FastifyRequest, template: string, context: { title: string; at?: Section } & Record<string, unknown>): string {
    return withTokens(this.renderer.render(template, { ...surroundings(request, context), ...context }), request);
  }
}

/** Navigation and the acting role; undefined until a role is chosen. */
export function surroundings({ actor, method, url }: FastifyRequest, { at, current }: { at?: Section; current?: unknown } = {}): object {
  if (!actor) return {};
  return {
    acting: actor.session
      ? { as: 'Signed in as', name: actor.label, changeHref: '/account', change: 'Your account' }
      : { as: 'Acting as', name: actor.label, changeHref: `/who?next=${encodeURIComponent(method === 'GET' ? url : '/')}`, change: 'Change', hidden: ' who is acting' },
    navigation: sections.filter((s: SectionLink) => !s.roles || isAllowed({ grants: actor.grants.filter((grant) => !s.everywhere || isEverywhere(grant)) }, { roles: s.roles })).map((s) => ({ text: s.text, href: s.href, active: s.href === at, current: s.href === at && current === true })),
  };
}

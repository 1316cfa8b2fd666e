import { allRoles, type Clock, type GrantedRole } from '#kernel';
import { Inject, Injectable } from '@nestjs/common';
import { operators, peopleReaders, registerReaders } from '../security/access.js';
import { isAllowed, isEverywhere } from '#access';
import type { Renderer } from '#ui';
import { CLOCK, RENDERER } from '../api/tokens.js';
import { withOpenLinks } from './open-links.js';
import type { Block } from './blocks.js';
import { filteredBy } from './filtered-by.js';
import { withHome } from './home/home-of.js';
import { withLastList } from './last-list.js';
import { pagedLists } from './paged-lists.js';
import { withTokens } from '../security/own-form.js';
import type { FastifyRequest } from '../security/request.js';

interface SectionLink {
  text: string;
  /** Absent: every signed-in person sees it. */
  roles?: readonly GrantedRole[];
  /** Only for people who hold such a role for everything. */
  everywhere?: true;
}
/** Auditors only read, so they have no tasks. */
const recorders = allRoles.filter((role) => role !== 'auditor');
const sections = [
  { text: 'Home', href: '/', roles: withHome },
  { text: 'ULOs', href: '/ulos' },
  { text: 'Programmes', href: '/programmes' },
  { text: 'Warnings', href: '/warnings', roles: allRoles },
  { text: 'To do', href: '/to-do', roles: recorders },
  { text: 'People', href: '/people', roles: peopleReaders },
  { text: 'Organisations', href: '/organisations', roles: registerReaders, everywhere: true },
  { text: 'Record', href: '/record', roles: recorders },
  { text: 'Audit', href: '/audit', roles: ['auditor', 'programme-manager', 'commissioner'] },
  { text: 'Operations', href: '/operations', roles: operators, everywhere: true },
] as const;
export type Section = (typeof sections)[number]['href'];

/** Renders pages with navigation and the acting role. */
@Injectable()
export class PageRenderer {
  constructor(
    @Inject(RENDERER) private readonly renderer: Renderer,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  page(request: FastifyRequest, template: string, context: { title: string; at?: Section; breadcrumbs?: readonly { text: string; href?: string }[] } & Record<string, unknown>): string {
    const shown = { ...context, ...(context.breadcrumbs ? { breadcrumbs: withLastList(context.breadcrumbs, request) } : {}), ...listsOf({ blocks: context['blocks'], page: context['page'] }, request) };
    return withTokens(this.renderer.render(template, { printedOn: this.clock.today(), ...layoutContext(request, context), ...(request.actor ? withOpenLinks(shown, request.actor) : shown) }), request);
  }
}

/** Cuts long lists into pages, and adds filters and the page number to the title. */
function listsOf({ blocks, page }: Readonly<Record<'blocks' | 'page', unknown>>, { method, url }: FastifyRequest): object {
  if (!Array.isArray(blocks)) return {};
  const paged = method === 'GET' ? pagedLists(blocks as Block[], url) : { blocks };
  return { filteredBy: filteredBy(blocks as Block[]), ...paged, ...(page === undefined ? {} : { page }) };
}

/** Navigation and the acting role; undefined until a role is chosen. */
export function layoutContext({ actor, method, url }: FastifyRequest, { at, current }: { at?: Section; current?: unknown } = {}): object {
  if (!actor) return {};
  return {
    acting: actor.session
      ? { as: 'Signed in as', name: actor.label, changeHref: '/account', change: 'Your account' }
      : { as: 'Acting as', name: actor.label, changeHref: `/who?next=${encodeURIComponent(method === 'GET' ? url : '/')}`, change: 'Change', hidden: ' who is acting' },
    navigation: sections.filter((s: SectionLink) => !s.roles || isAllowed({ grants: actor.grants.filter((grant) => !s.everywhere || isEverywhere(grant)) }, { roles: s.roles })).map((s) => ({ text: s.text, href: s.href, active: s.href === at, current: s.href === at && current === true })),
  };
}

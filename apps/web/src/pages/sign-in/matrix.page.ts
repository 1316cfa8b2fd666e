import { Controller, Get, Req } from '@nestjs/common';
import type { Restricted } from '#access';
import { CommandGateway } from '#commands';
import { programme, ulo } from '#development';
import { grantedRoles, rolesAmong, type GrantedRole } from '#kernel';
import { organisation } from '#organisations';
import { installation, person } from '#people';
import { actions } from '../../api/actions.js';
import { readAccess } from '../../reads/all-reads.js';
import type { FastifyRequest } from '../../security/request.js';
import { heads, type Block, type Cell } from '../blocks.js';
import { PageRenderer } from '../page-renderer.js';
import { Html } from '../html.js';

const partTitles: Readonly<Record<string, string>> = { ...programme.titles, ...ulo.titles, ...person.titles, ...installation.titles, ...organisation.titles };
const columns = Object.keys(grantedRoles) as GrantedRole[];
/** Narrow enough for nine columns. */
const short: Readonly<Record<GrantedRole, string>> = {
  administrator: 'Admin', 'programme-manager': 'Manager', commissioner: 'Commis\u00ADsioner', mentor: 'Mentor', 'user-member': 'User member', 'development-worker': 'Worker', committee: 'Com\u00ADmittee',
  auditor: 'Auditor', 'data-protection-officer': 'Data protection',
};

/** The permissions of each role, from the declarations that are enforced. */
@Controller('who-may-do-what')
export class MatrixPage {
  constructor(
    private readonly renderer: PageRenderer,
    private readonly gateway: CommandGateway,
  ) {}

  @Get()
  @Html()
  show(@Req() request: FastifyRequest): string {
    const parts = new Map<string, Restricted[]>();
    for (const { spec } of this.gateway.registry.all) if (rolesAmong(spec.roles).length > 0) parts.set(spec.part, [...(parts.get(spec.part) ?? []), spec]);
    return this.renderer.page(request, 'page.njk', {
      title: 'Who may do what', wide: true,
      blocks: [
        { kind: 'text', text: 'Each role may do this where it is granted: in one ULO, in one programme with all its ULOs, in one organisation for all ULOs that it mentors, commissions or funds today, or everywhere. What lies elsewhere is not found. An auditor sees who acted, and no details of people.' },
        table('Read', [...Object.values(readAccess), ...Object.values(actions)]),
        ...[...parts].map(([part, specs]) => table(partTitles[part] ?? (part === 'corrections' ? 'Corrections' : part), specs)),
      ] satisfies Block[],
    });
  }
}

const table = (caption: string, declared: readonly Restricted[]): Block => ({
  kind: 'table',
  table: {
    caption, head: heads('', ...columns.map((role) => short[role])),
    rows: [...new Map(declared.map((one) => [one.title, one])).values()].map(({ title, roles }): Cell[] => [title, ...columns.map((role) => (roles.includes(role) ? 'Yes' : '–'))]),
  },
});

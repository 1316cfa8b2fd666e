import { Controller, Get, Inject, Param, Query, Req, Res } from '@nestjs/common';
import { isAllowed } from '#access';
import { CommandGateway } from '#commands';
import { actorRoles, grantedRoles } from '#kernel';
import { isReadable, type People } from '#people';
import { csvPieces } from '#platform';
import { date, plural, textOf, type FormValues } from '#ui';
import type { RolesOfProgramme } from '../../reads/programme-roles.js';
import { ReadGateway } from '../../reads/read-gateway.js';
import { readRoutes } from '../../reads/read-routes.js';
import { sendCsv } from '../../api/send-csv.js';
import { PEOPLE } from '../../api/tokens.js';
import { Restricted, peopleReaders, seesNames } from '../../security/access.js';
import { actorOf, type FastifyReply, type FastifyRequest } from '../../security/request.js';
import type { Visitor } from '../../security/visitor.js';
import { heads, type Block, type Cell } from '../blocks.js';
import { PageRenderer } from '../page-renderer.js';
import { Html } from '../html.js';
import { nameInstead } from '../people/person-subject.js';
import { href } from '../words.js';
import { programmePath, programmeTabs } from './programme-tabs.js';

type Item = RolesOfProgramme['items'][number];
interface Named {
  /** Whether the reader may see the page of the person. */
  isSeen: boolean;
  text: string;
}

/** The holders of roles in a programme and in its ULOs today. */
@Controller('programmes/:programme')
@Restricted(readRoutes.programmeRoles.title, peopleReaders)
export class ProgrammeRolesPages {
  constructor(
    private readonly renderer: PageRenderer,
    private readonly reads: ReadGateway,
    private readonly gateway: CommandGateway,
    @Inject(PEOPLE) private readonly people: People,
  ) {}

  @Get('people')
  @Html()
  async list(@Param('programme') given: string, @Query() query: FormValues, @Req() request: FastifyRequest): Promise<string> {
    await this.reads.waitForPosition(textOf(query, 'after'));
    const { actor, id, name, example, items } = await this.asked(given, request);
    const names = await this.names(actor, items);
    const may = (command: string): boolean => isAllowed(actor, this.gateway.registry.get(command).spec);
    const rows = items.map((item) => this.row(item, names, may));
    return this.renderer.page(request, 'page.njk', {
      title: 'People and roles', caption: name, section: name, at: '/programmes', wide: true, exampleData: example,
      breadcrumbs: [{ text: 'Programmes', href: '/programmes' }, { text: name, href: programmePath(id) }, { text: 'People and roles' }],
      tabs: programmeTabs(id, 'people', actor),
      blocks: [
        { kind: 'text', text: 'Who holds a role here today: for everything, for this programme with all its ULOs, for one of its ULOs, or in an organisation that mentors, commissions or funds some of them.' },
        {
          kind: 'table',
          table: {
            caption: 'People and roles', captionHidden: true, total: plural(items.length, 'role'), csv: programmePath(id, 'people.csv'),
            head: heads('Who', 'Role', 'Where', 'Until', 'Granted by', 'Granted on', ...(rows.some((row) => row.length > 6) ? ['Revoke'] : [])), rows, empty: 'Nobody holds a role here today.',
          },
        },
        { kind: 'links', links: [...(isAllowed(actor, { roles: peopleReaders }) ? [{ text: 'People, to grant a role to one of them', href: '/people' }] : []), { text: 'Who may do what', href: '/who-may-do-what' }] },
      ] satisfies Block[],
    });
  }

  @Get('people.csv')
  async file(@Param('programme') given: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const { actor, name, items } = await this.asked(given, request);
    const names = await this.names(actor, items);
    const rows = items.map((item) => [item.person, names.get(item.person)?.text ?? '', grantedRoles[item.role], whereIn(item), item.from, item.to ?? '', this.granter(item, names), item.grantedAt ?? '', item.grant]);
    sendCsv(reply, `${name} people and roles`, csvPieces(['person', 'name', 'role', 'where', 'from', 'to', 'granted by', 'granted at', 'grant'], [rows]));
  }

  private async asked(given: string, request: FastifyRequest): Promise<{ actor: Visitor; id: string; name: string; example: boolean; items: readonly Item[] }> {
    const id = given.toLowerCase();
    const actor = await this.reads.limitedTo(actorOf(request), 'programme', id);
    await this.reads.ready();
    const { items } = await this.reads.ask(actor, 'programmeRoles', { id });
    const { name, example } = await this.reads.ask(actor, 'programme', { id });
    return { actor, id, name, example, items };
  }

  private row(item: Item, names: ReadonlyMap<string, Named>, may: (command: string) => boolean): Cell[] {
    const { person, grant, role, scope, to, grantedAt } = item;
    const { isSeen, text } = names.get(person) ?? { isSeen: false, text: '' };
    const command = scope.kind === 'everything' ? 'revoke-role-for-everything' : 'revoke-role';
    const revoke = isSeen && may(command) ? [{ text: `Revoke: ${text}, ${grantedRoles[role].toLowerCase()}`, href: href(`/people/${person}/record/${command}`, { grant }) }] : [];
    return [
      isSeen ? { text, href: `/people/${person}` } : text, grantedRoles[role], whereIn(item), to === null ? 'It is revoked' : date(to), this.granter(item, names), grantedAt === null ? '' : date(grantedAt), ...revoke,
    ];
  }

  private granter({ grantedBy }: Item, names: ReadonlyMap<string, Named>): string {
    if (!grantedBy) return '';
    const name = names.get(grantedBy.id)?.text;
    return name === undefined ? actorRoles[grantedBy.role] : `${name}, ${actorRoles[grantedBy.role].toLowerCase()}`;
  }

  /** Names of the people in places where the reader sees people. */
  private async names(actor: Visitor, items: readonly Item[]): Promise<Map<string, Named>> {
    const directory = await this.people.now();
    seesNames(actor);
    const ids = new Set(items.flatMap(({ person, grantedBy }) => [person, ...(grantedBy ? [grantedBy.id] : [])]));
    const named = new Map<string, Named>();
    for (const id of ids) {
      const found = directory.person(id);
      if (found === undefined) continue;
      const isSeen = await this.reads.covers(actor, 'person', id);
      named.set(id, { isSeen, text: !isSeen ? 'Somebody whose details you may not see' : isReadable(found) ? found.name : nameInstead[found] });
    }
    return named;
  }
}

function whereIn({ scope, ulo, organisation }: Item): string {
  if (organisation) return `Organisation ${organisation.name}: ULOs that it mentors, commissions or funds`;
  return scope.kind === 'everything' ? 'Everything' : scope.kind === 'programme' ? 'This programme, with all its ULOs' : `ULO ${ulo?.name ?? ''}`;
}

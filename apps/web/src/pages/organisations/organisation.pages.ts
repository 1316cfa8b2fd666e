import { Controller, Get, Param, Query, Req } from '@nestjs/common';
import { isAllowed, isEverywhere, type Identity } from '#access';
import { CommandGateway } from '#commands';
import { relationKinds } from '#development';
import { actorRoles } from '#kernel';
import { organisationKinds, type Register, type RegisterEntry } from '#organisations';
import { plural, textOf, type FormValues } from '#ui';
import { ReadGateway } from '../../reads/read-gateway.js';
import { idOf } from '../../api/reads/ulos.controller.js';
import { Restricted, registerReaders } from '../../security/access.js';
import { actorOf, type FastifyRequest } from '../../security/request.js';
import { heads, type Block, type Cell, type Link } from '../blocks.js';
import { PageRenderer } from '../page-renderer.js';
import { exampleLabel } from '../example-label.js';
import { Html } from '../html.js';
import { recordedNotice } from '../record/notice.js';
import { href, period, readable, yes } from '../words.js';

const kindOf = ({ kind }: Pick<RegisterEntry, 'kind'>): string => (kind === null ? 'Not known' : organisationKinds[kind]);

/** The register of organisations, and the names in it that need a decision. */
@Controller('organisations')
@Restricted('see the register of organisations', registerReaders, 'everywhere')
export class OrganisationPages {
  constructor(
    private readonly renderer: PageRenderer,
    private readonly reads: ReadGateway,
    private readonly gateway: CommandGateway,
  ) {}

  @Get()
  @Html()
  async list(@Query() given: FormValues, @Req() request: FastifyRequest): Promise<string> {
    await this.reads.waitForPosition(textOf(given, 'after'));
    const actor = actorOf(request);
    const register = await this.reads.ask(actor, 'organisations', { everything: true });
    return this.renderer.page(request, 'page.njk', {
      title: 'Organisations', at: '/organisations', current: true, wide: true, exampleData: exampleLabel(register.items),
      blocks: [
        { kind: 'text', text: 'Organisations that mentor, commission or fund ULOs, or work beside them. Anyone who holds a role in one of them has access to the ULOs that it mentors, commissions or funds today.' },
        { kind: 'buttons', links: this.links(actor, ['add-organisation'], '/organisations/record') },
        {
          kind: 'table',
          table: {
            caption: 'Register', total: plural(register.total, 'organisation'), csv: '/api/organisations.csv',
            head: heads('Name', 'What it is', 'ULOs today', 'Merged into'), numeric: [2],
            rows: register.items.map((one): Cell[] => [{ text: one.name, href: `/organisations/${one.id}` }, kindOf(one), String(one.ulos), one.partOf ? { text: one.partOf.name, href: `/organisations/${one.partOf.id}` } : '–']),
            empty: 'No organisation is in the register yet.',
          },
        },
        ...this.judgements(actor, register),
      ] satisfies Block[],
    });
  }

  @Get(':organisation')
  @Html()
  async one(@Param('organisation') given: string, @Query() query: FormValues, @Req() request: FastifyRequest): Promise<string> {
    await this.reads.waitForPosition(textOf(query, 'after'));
    const actor = actorOf(request);
    const id = idOf(given, 'organisation');
    const one = await this.reads.ask(actor, 'organisation', { everything: true, id });
    const { items } = await this.reads.ask(actor, 'organisationHistory', { everything: true, id });
    const names = one.partOf ? ['separate-organisation'] : ['rename-organisation', 'change-organisation-kind', 'match-organisation-name', ...(one.names.length > 0 ? ['unmatch-organisation-name'] : []), 'merge-organisation'];
    return this.renderer.page(request, 'page.njk', {
      title: one.name, caption: kindOf(one), at: '/organisations', wide: true, exampleData: one.example, breadcrumbs: [{ text: 'Organisations', href: '/organisations' }, { text: one.name }],
      notice: recordedNotice(this.gateway.registry, query),
      blocks: [
        ...(one.partOf ? [{ kind: 'inset', text: `It was merged into ${one.partOf.name}: what it mentors, commissions or funds counts there.` } as const] : []),
        {
          kind: 'facts', title: 'Details',
          rows: [
            { key: 'What it is', value: kindOf(one) },
            ...(one.formerNames.length > 0 ? [{ key: 'Earlier names', value: one.formerNames.join('; ') }] : []),
            { key: 'Names in what was recorded', value: one.names.length > 0 ? one.names.join('; ') : 'None is matched' },
            ...(one.partOf ? [{ key: 'Merged into', value: { text: one.partOf.name, href: `/organisations/${one.partOf.id}` } }] : []),
          ],
        },
        {
          kind: 'table',
          table: {
            caption: 'ULOs', head: heads('ULO', 'What it does', 'Recorded as', 'When', 'In force today'),
            rows: one.relations.map((r): Cell[] => [{ text: r.ulo.name, href: `/ulos/${r.ulo.id}` }, r.relation.label, r.name, period(r.from, r.to), yes(r.inForce)]),
            empty: 'It mentors, commissions and funds no ULO, as far as it was chosen or its names are matched.',
          },
        },
        { kind: 'links', links: this.links(actor, names, `/organisations/${id}/record`) },
        { kind: 'heading', text: 'History' },
        { kind: 'timeline', items: items.map(({ title, occurredOn, actor: { role }, text }) => ({ title, on: occurredOn, by: actorRoles[role], ...(text && { text: readable(text) }) })) },
      ] satisfies Block[],
    });
  }

  /** Names that match no organisation yet, and organisations that may be duplicates. */
  private judgements(actor: Identity, { unmatched, duplicates }: Register): Block[] {
    return [
      {
        kind: 'table',
        table: {
          caption: 'Names that are matched with no organisation', head: heads('Name', 'What it does', 'ULOs', 'Likely stands for'), numeric: [2],
          rows: unmatched.map((one): Cell[] => [one.name, one.kinds.map((kind) => relationKinds[kind]).join(', '), String(one.ulos), this.likely(actor, one)]),
          empty: 'Every name that was recorded is matched, or its organisation was chosen.',
        },
      },
      ...(unmatched.length > 0 ? [{ kind: 'text', text: 'These names stand in what was recorded. They give nobody access until an administrator matches them, on the page of the organisation.' } as const] : []),
      {
        kind: 'table',
        table: {
          caption: 'Likely the same organisation twice', head: heads('Organisation', 'And'),
          rows: duplicates.map((pair) => pair.map(({ id, name }): Cell => ({ text: name, href: `/organisations/${id}` }))),
          empty: 'None.',
        },
      },
    ];
  }

  private likely(actor: Identity, { name, likely: [first, ...others] }: Register['unmatched'][number]): Cell {
    if (!first) return '–';
    const [form] = this.links(actor, ['match-organisation-name'], `/organisations/${first.id}/record`);
    const text = [first, ...others].map((one) => one.name).join('; ');
    return { text, href: form ? href(form.href, { name }) : `/organisations/${first.id}` };
  }

  private links(actor: Identity, names: readonly string[], forms: string): Link[] {
    const everywhere = { grants: actor.grants.filter(isEverywhere) };
    return names.map((name) => this.gateway.registry.get(name).spec).filter((spec) => isAllowed(everywhere, spec)).map(({ title, name }) => ({ text: title, href: `${forms}/${name}` }));
  }
}


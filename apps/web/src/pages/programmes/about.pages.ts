import { Controller, Get, Param, Req } from '@nestjs/common';
import type { ProgrammeView } from '#dashboards';
import { date } from '#ui';
import { ReadGateway } from '../../reads/read-gateway.js';
import { actorOf, type FastifyRequest } from '../../security/request.js';
import { heads, type Block } from '../blocks.js';
import { PageRenderer } from '../page-renderer.js';
import { Html } from '../html.js';
import { dateOr, labels, noted, yes } from '../words.js';
import { programmePath, programmeTabs } from './programme-tabs.js';

/** A programme, its rule sets, and what was found out about its area. */
@Controller('programmes/:programme/about')
export class ProgrammeAboutPages {
  constructor(
    private readonly renderer: PageRenderer,
    private readonly reads: ReadGateway,
  ) {}

  @Get()
  @Html()
  async show(@Param('programme') id: string, @Req() request: FastifyRequest): Promise<string> {
    const actor = actorOf(request);
    const programme = await this.reads.ask(actor, 'programme', { id });
    return this.renderer.page(request, 'page.njk', {
      title: 'About', caption: programme.name, section: programme.name, at: '/programmes', exampleData: programme.example,
      breadcrumbs: [{ text: 'Programmes', href: '/programmes' }, { text: programme.name, href: programmePath(id) }, { text: 'About' }], tabs: programmeTabs(id, 'about', actor),
      blocks: [itself(programme), rules(programme), ...area(programme)],
    });
  }
}

const itself = (p: ProgrammeView): Block => ({
  kind: 'facts',
  title: 'Programme',
  rows: [
    { key: 'Area', value: p.area },
    { key: 'Whose law applies', value: p.jurisdiction.label },
    { key: 'Opened', value: dateOr(p.openedOn) },
    { key: 'Closed', value: p.closedOn === null ? 'Not closed' : `${date(p.closedOn)}${noted(p.closingNote)}` },
  ],
});

/** The rules for the committees of its ULOs. */
const rules = ({ ruleSets, ruleSet, carersCount }: ProgrammeView): Block => ({
  kind: 'table',
  table: {
    caption: 'Rules by which committees are judged', head: heads('From', 'Rules', 'Do carers count?', 'In force'),
    rows: ruleSets.length === 0 ? [['Until it adopts others', { text: ruleSet.label, href: '/rule-sets' }, yes(carersCount), yes(true)]] : ruleSets.map((r) => [dateOr(r.on), { text: r.ruleSet.label, href: '/rule-sets' }, yes(r.carersCount), yes(r.inForce)]),
  },
});

const area = ({ assessments, gaps }: ProgrammeView): Block[] => [
  {
    kind: 'table',
    table: {
      caption: 'The area, as it assessed itself', head: heads('Day', 'Is there a ULO?', 'Not represented', 'Note'),
      rows: assessments.map((a) => [date(a.on), yes(a.uloInArea), labels(a.notRepresented), a.note ?? '']), empty: 'The area has not been assessed yet.',
    },
  },
  { kind: 'facts', title: 'User groups found not represented', rows: gaps.map((g) => ({ key: date(g.on), value: `${g.userGroup.label}${noted(g.note)}` })), empty: 'No such group has been recorded yet.' },
];

import { Controller, Get, Param, Query, Req, Res } from '@nestjs/common';
import type { HistoryEntry } from '#audit';
import { isAllowed, type Identity } from '#access';
import { CommandGateway, type Registered } from '#commands';
import { NotFound, isId, actorRoles } from '#kernel';
import { csvPieces } from '#platform';
import { date, dateTime, plural, textOf, type FormValues } from '#ui';
import { actorOf, type FastifyReply, type FastifyRequest } from '../../security/request.js';
import type { Block, Fact, TimelineItem } from '../blocks.js';
import { Desk } from '../desk.js';
import { Html } from '../html.js';
import { askedMoment, chooseMoment, refuseWrongMoment, shownMoment, type AskedMoment } from '../moment.js';
import { ReadGateway } from '../../api/reads/read-gateway.js';
import { sendCsv } from '../../api/send-csv.js';
import { factToCorrect } from '../record/correcting.js';
import { uloPath, uloTabs } from '../ulo/ulo-shell.js';
import { href, readable } from '../words.js';
import { factRows } from './fact-rows.js';

const pageSize = 50;

/** Everything that was recorded of one ULO, and each entry by itself. */
@Controller('ulos/:ulo/history')
export class HistoryPages {
  constructor(
    private readonly desk: Desk,
    private readonly reads: ReadGateway,
    private readonly gateway: CommandGateway,
  ) {}

  @Get()
  @Html()
  async list(@Param('ulo') id: string, @Query() query: FormValues, @Req() request: FastifyRequest): Promise<string> {
    const moment = askedMoment(query);
    const { name, example } = await this.reads.ask(actorOf(request), 'uloChoices', { id });
    const after = textOf(query, 'after');
    const page = await this.reads.ask(actorOf(request), 'history', { kind: 'ulo', id,  ...moment.query, ...(after ? { after } : {}), limit: pageSize });
    const path = uloPath(id, 'history');
    const blocks: Block[] = [
      ...shownMoment(moment),
      { kind: 'text', text: `${plural(page.total, 'entry', 'entries')}, the last recorded first. Nothing is ever changed or removed: a correction stands beside what it corrects.` },
      { kind: 'timeline', items: page.items.map((entry) => timelineItem(id, entry, moment)) },
      { kind: 'pages', ...(page.next ? { next: href(path, { ...moment.query, after: page.next }) } : {}), ...(after ? { previous: href(path, moment.query) } : {}) },
      { kind: 'links', links: [{ text: 'Download this history (CSV)', href: href(`${path}.csv`, moment.query) }] },
      { kind: 'heading', text: 'Look back' },
      chooseMoment(moment, path),
    ];
    return this.desk.page(request, 'page.njk', {
      title: 'History', caption: name, section: name, at: '/', exampleData: example, errors: moment.fields.errors,
      breadcrumbs: [{ text: 'ULOs', href: '/' }, { text: name, href: uloPath(id) }, { text: 'History' }],
      tabs: uloTabs(id, 'history', moment), blocks,
    });
  }

  @Get(':event')
  @Html()
  async one(@Param('ulo') id: string, @Param('event') event: string, @Req() request: FastifyRequest): Promise<string> {
    const actor = await this.reads.at(actorOf(request), 'ulo', id);
    const { name, example } = await this.reads.ask(actor, 'uloChoices', { id });
    const entries = (await this.reads.ask(actor, 'history', { kind: 'ulo', id, })).items;
    const entry = entries.find((e) => e.id === event);
    if (!isId(event) || !entry) throw new NotFound('entry in this history', event);
    const events = await this.reads.ask(actor, 'events', { kind: 'ulo', id });
    const recorded = events.find((e) => e.id === event);
    const command = entry.corrects ? undefined : factToCorrect(this.gateway.registry, events, event).command;
    return this.desk.page(request, 'page.njk', {
      title: entry.title, caption: name, section: name, at: '/', exampleData: example,
      back: { href: uloPath(id, 'history'), text: 'Back to the history' },
      blocks: [
        ...(entry.withdrawn ? [{ kind: 'inset', text: 'This was withdrawn: it did not happen.' }] : []),
        { kind: 'facts', title: 'What was recorded', rows: [...entryRows(id, entry), ...(recorded ? factRows(recorded, this.gateway.registry) : [])] },
        ...(recorded ? [{ kind: 'facts', title: 'Hash and chain', rows: proofRows(recorded.metadata, entry) }] : []),
        ...this.mending(id, entry, command, actor),
      ],
    });
  }

  private mending(id: string, entry: HistoryEntry, command: Registered | undefined, actor: Identity): Block[] {
    if (!command || !isAllowed(actor, command.spec) || entry.withdrawn) return [];
    const form = (name: string): string => href(`${uloPath(id, 'record')}/${name}`, { corrects: entry.id });
    return [
      { kind: 'heading', text: 'Is it wrong?' },
      { kind: 'links', links: [{ text: 'Correct it', href: form(command.spec.name) }, { text: 'Withdraw it: it did not happen', href: form('withdraw-fact') }] },
    ];
  }
}

/** The same list as a file. A separate controller, because its address ends in `.csv`. */
@Controller('ulos/:ulo/history.csv')
export class HistoryFile {
  constructor(private readonly reads: ReadGateway) {}

  @Get()
  async file(@Param('ulo') id: string, @Query() query: FormValues, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const moment = askedMoment(query);
    refuseWrongMoment(moment);
    const { name } = await this.reads.ask(actorOf(request), 'uloChoices', { id });
    const { items } = await this.reads.ask(actorOf(request), 'history', { kind: 'ulo', id, ...moment.query });
    const rows = items.map((e) => [
      e.revision, e.occurredOn, e.recordedAt, e.title, e.text, actorRoles[e.actor.role], e.actor.organisation, e.withdrawn ? 'yes' : 'no', e.corrects?.revision ?? '', e.reason ?? '', e.id,
    ]);
    const head = ['number', 'happened', 'recorded', 'what', 'details', 'role', 'organisation', 'withdrawn', 'corrects number', 'reason', 'id'];
    sendCsv(reply, `${name} history`, csvPieces(head, [rows]));
  }
}

function timelineItem(id: string, entry: HistoryEntry, moment: AskedMoment): TimelineItem {
  const notes = [
    entry.withdrawn ? 'Withdrawn: it did not happen.' : '',
    entry.corrects ? `Corrects “${entry.corrects.title}” (number ${entry.corrects.revision}).` : '',
    !entry.withdrawn && entry.correctedBy.length > 0 ? 'Corrected later.' : '',
  ].filter((n) => n !== '');
  return {
    title: entry.title,
    href: href(`${uloPath(id, 'history')}/${entry.id}`, moment.query),
    on: entry.occurredOn,
    ...(entry.recordedOn === entry.occurredOn ? {} : { recordedAt: entry.recordedAt }),
    by: actorRoles[entry.actor.role],
    ...(entry.text ? { text: readable(entry.text) } : {}),
    ...(notes.length > 0 ? { note: notes.join(' ') } : {}),
  };
}

const entryRows = (id: string, entry: HistoryEntry): Fact[] => [
  { key: 'Happened', value: date(entry.occurredOn) },
  { key: 'Recorded', value: dateTime(entry.recordedAt) },
  { key: 'By', value: `${actorRoles[entry.actor.role]}, ${entry.actor.organisation}` },
  ...(entry.reason ? [{ key: 'Reason', value: entry.reason }] : []),
  ...(entry.corrects ? [{ key: 'Corrects', value: { text: `${entry.corrects.title} (number ${entry.corrects.revision})`, href: `${uloPath(id, 'history')}/${entry.corrects.id}` } }] : []),
  ...entry.correctedBy.map((c): Fact => ({ key: 'Corrected by', value: { text: `${c.title} (number ${c.revision})`, href: `${uloPath(id, 'history')}/${c.id}` } })),
];

const proofRows = ({ hash, prevHash, commandId, correlationId, causationId }: { hash: string; prevHash: string; commandId: string; correlationId: string; causationId: string }, entry: HistoryEntry): Fact[] => [
  { key: 'Number in this history', value: String(entry.revision) },
  { key: 'Id', value: entry.id },
  { key: 'Hash', value: hash },
  { key: 'Hash of the entry before', value: prevHash },
  { key: 'Command', value: commandId },
  { key: 'Belongs together with', value: correlationId },
  { key: 'Caused by', value: causationId },
];

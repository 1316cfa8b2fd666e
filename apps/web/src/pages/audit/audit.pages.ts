import { Controller, Get, Inject, Post, Query, Req, Res } from '@nestjs/common';
import { isAllowed, type Identity } from '#access';
import type { FoundEntry } from '#audit';
import { actorRoles, type Clock } from '#kernel';
import type { People } from '#people';
import { csvPieces } from '#platform';
import { date, dateTime, number, plural, type FormValues } from '#ui';
import { ReadGateway } from '../../reads/read-gateway.js';
import { sendCsv } from '../../api/send-csv.js';
import { CLOCK, PEOPLE } from '../../api/tokens.js';
import { historyReaders } from '../../security/access.js';
import { actorOf, type FastifyReply, type FastifyRequest } from '../../security/request.js';
import { refuseWrongDays } from '../asked-days.js';
import { heads, type Block, type Cell } from '../blocks.js';
import { PageRenderer } from '../page-renderer.js';
import { Html } from '../html.js';
import { CARD_ROWS, numberedPages, pageAsked } from '../paging.js';
import { WhoActed } from '../who-acted.js';
import { PersonSubjects } from '../people/person-subject.js';
import { entryInWords, href } from '../words.js';
import { askedSearch, searchForm, type PersonOffered } from './log-query.js';

/** The audit page: a search of the log, a check of its integrity, and a chronology to print. */
@Controller()
export class AuditPages {
  constructor(
    private readonly renderer: PageRenderer,
    private readonly reads: ReadGateway,
    private readonly whoActed: WhoActed,
    private readonly subjects: PersonSubjects,
    @Inject(PEOPLE) private readonly people: People,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @Get('audit')
  @Html()
  async search(@Query() given: FormValues, @Req() request: FastifyRequest): Promise<string> {
    const actor = actorOf(request);
    const people = await this.offered(actor);
    const asked = askedSearch(given, people);
    const { query, kept, days } = asked;
    const found = await this.reads.ask(actor, 'searchLog', { ...query, limit: CARD_ROWS });
    const pages = numberedPages(pageAsked(given), found.total, (page) => href('/audit', { ...kept, page }), CARD_ROWS);
    const actedBy = await this.actedBy(request, found.items);
    return this.renderer.page(request, 'page.njk', {
      title: 'Audit', at: '/audit', current: true, wide: true, page: pages.page, exampleData: found.items.some(({ example }) => example), errors: days.errors,
      blocks: [
        { kind: 'text', text: 'Everything that was recorded of ULOs and programmes. No entry is ever changed or removed: a correction is added to what it corrects.' },
        { kind: 'actions', actions: [{ href: '/audit/verify', text: 'Verify the log now' }] },
        { kind: 'filter', filter: searchForm(asked, people) },
        { kind: 'table', table: { caption: 'Entries', captionHidden: true, total: `${plural(found.total, 'entry', 'entries')}, ${query.order === 'oldest' ? 'the first' : 'the last'} recorded first`, head: heads(...columns), rows: found.items.map((entry) => entryRow(entry, actedBy)), empty: 'No entry fits.', csv: href('/audit.csv', kept) } },
        pages.block,
        { kind: 'links', links: [{ text: 'Chronology of these entries, to print', href: href('/audit/chronology', kept) }] },
      ] satisfies Block[],
    });
  }

  @Get('audit.csv')
  async file(@Query() given: FormValues, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const { query, days } = askedSearch(given, await this.offered(actorOf(request)));
    refuseWrongDays(days);
    const { items } = await this.reads.ask(actorOf(request), 'searchLog', { ...query, whole: true });
    const head = ['of', 'number', 'what', 'happened', 'recorded', 'role', 'organisation', 'details', 'reason', 'withdrawn', 'id'];
    sendCsv(reply, 'log entries', csvPieces(head, [items.map((e) => [e.of.name, e.revision + 1, e.title, e.occurredOn, e.recordedAt, actorRoles[e.actor.role], e.actor.organisation, entryInWords(e), e.reason ?? '', e.withdrawn ? 'yes' : 'no', e.id])]));
  }

  @Get('audit/chronology')
  @Html()
  async chronology(@Query() given: FormValues, @Req() request: FastifyRequest): Promise<string> {
    const { query, kept, days } = askedSearch(given, await this.offered(actorOf(request)));
    refuseWrongDays(days);
    const found = await this.reads.ask(actorOf(request), 'searchLog', { ...query, order: 'oldest', whole: true });
    const actedBy = await this.actedBy(request, found.items);
    return this.renderer.page(request, 'page.njk', {
      title: 'Chronology', at: '/audit', wide: true, back: { href: href('/audit', kept), text: 'Back to the audit' }, exampleData: found.items.some(({ example }) => example),
      blocks: [
        { kind: 'text', text: `${found.items.length < found.total ? `The first ${number(found.items.length)} of ` : ''}${plural(found.total, 'entry', 'entries')} in the order in which they were recorded. Printed on ${dateTime(this.clock.now())}.` },
        { kind: 'table', table: { caption: 'Chronology', captionHidden: true, whole: true, head: heads(...columns), rows: found.items.map((entry) => entryRow(entry, actedBy)), empty: 'No entry fits.' } },
      ] satisfies Block[],
    });
  }

  /** The author of each entry, by name where the reader may see names. */
  private async actedBy(request: FastifyRequest, entries: readonly FoundEntry[]): Promise<(entry: FoundEntry) => Cell> {
    const places = [...new Map(entries.map(({ of }) => [of.id, of])).values()];
    const known = new Map(await Promise.all(places.map(async ({ kind, id }) => [id, await this.whoActed.at(await this.reads.limitedTo(actorOf(request), kind, id))] as const)));
    return ({ of, actor }) => known.get(of.id)?.(actor) ?? '';
  }

  /** The people whom the reader may choose by name; empty for readers who do not see names. */
  private async offered(actor: Identity): Promise<PersonOffered[]> {
    if (!isAllowed(actor, { roles: historyReaders })) return [];
    await this.reads.ready();
    const people = await this.subjects.among(actor, (await this.people.now()).all());
    return people.map(({ id, name }) => ({ id, name })).sort((a, b) => (a.name < b.name ? -1 : 1));
  }

  /** Changes nothing. It is a form because it reads the whole log. */
  @Post('audit/verify')
  async verify(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const began = this.clock.now();
    const { events, streams, damage } = await this.reads.ask(actorOf(request), 'verifyLog', { everything: true });
    const page = this.renderer.page(request, 'page.njk', {
      title: damage === null ? 'The log is whole' : 'The log is damaged', at: '/audit', back: { href: '/audit', text: 'Back to the audit' },
      blocks: [
        { kind: 'text', text: damage === null ? `Checked at ${dateTime(began)}: ${plural(events, 'event')} of ${plural(streams, 'stream')}. Every field, hash and chain is right.` : `Checked at ${dateTime(began)}: ${plural(events, 'event')} are right, then: ${damage}` },
        { kind: 'heading', text: 'What this shows' },
        { kind: 'text', text: 'Nothing in the log was changed by accident, or by somebody who did not also calculate all later hashes of that stream again.' },
        { kind: 'heading', text: 'What it does not show' },
        { kind: 'text', text: 'That nothing is missing at the end of a stream, or that no event was forged with all hashes calculated again. A signed checkpoint that was kept elsewhere shows that (milepost verify --checkpoint), or an earlier export or backup.' },
      ] satisfies Block[],
    });
    void reply.type('text/html; charset=utf-8').send(page);
  }
}

/** The first column names a row, and its card on a narrow screen. The number is the entry's number in the history of its subject. */
const columns = ['What', 'Of', 'Number', 'Happened', 'Recorded', 'By', 'Details'];

const entryRow = (entry: FoundEntry, actedBy: (entry: FoundEntry) => Cell): Cell[] => {
  const path = entry.of.kind === 'ulo' ? `/ulos/${entry.of.id}` : `/programmes/${entry.of.id}`;
  const notes = [...(entry.corrects ? [`corrects “${entry.corrects.title}” (number ${entry.corrects.revision + 1})`] : []), ...(entry.withdrawn ? ['withdrawn'] : entry.correctedBy.length > 0 ? ['corrected later'] : []), ...(entry.textRemoved ? ['text removed'] : [])];
  return [
    entry.of.kind === 'ulo' ? { text: entry.title, href: `${path}/history/${entry.id}` } : entry.title, { text: entry.of.name, href: path },
    String(entry.revision + 1), date(entry.occurredOn), entry.recordedOn === entry.occurredOn ? 'The same day' : dateTime(entry.recordedAt), actedBy(entry),
    { text: [entryInWords(entry), ...notes].filter((text) => text !== '').join('; '), wide: true },
  ];
};

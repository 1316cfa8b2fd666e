import { Controller, Get, Inject, Param, Post, Query, Req, Res } from '@nestjs/common';
import { remindersQueryFrom, rowFilters, type RemindersQuery } from '#dashboards';
import { authorise, isAllowed, type Identity } from '#access';
import { NotFound, isId, type Clock } from '#kernel';
import type { People, PeopleDirectory } from '#people';
import { csvPieces } from '#platform';
import { rowStates, type SendNow } from '#reminders';
import { oneTextOf, plural, type FormValues } from '#ui';
import { actions } from '../../api/actions.js';
import type { Answered } from '../../reads/all-reads.js';
import { ReadGateway } from '../../reads/read-gateway.js';
import { sendCsv } from '../../api/send-csv.js';
import { CLOCK, PEOPLE, SEND_NOW } from '../../api/tokens.js';
import { Restricted, seesNames, reminderSenders } from '../../security/access.js';
import { actorOf, type FastifyReply, type FastifyRequest } from '../../security/request.js';
import type { Block } from '../blocks.js';
import { PageRenderer } from '../page-renderer.js';
import { Html } from '../html.js';
import { askedMoment, onlyToday } from '../moment.js';
import { numberedPages, pageAsked, rowsBefore } from '../paging.js';
import { withoutBlanks } from '../portfolio/portfolio.pages.js';
import { programmePath } from '../programmes/programme-tabs.js';
import { uloPath, uloTabs } from '../ulo/ulo-shell.js';
import { href } from '../words.js';
import { peopleOf, remindersFilter, remindersTable, whatOf, whom, whyOf } from './reminder-blocks.js';
import { resultsText, sentNotice } from './sent-now.js';

/** The length of each of the two lists of the first view. */
const firstLook = 15;
type Page = Answered<'uloReminders'>;
type ListShown = Pick<Page, 'total' | 'items'>;

/** The reminders of one ULO, planned and past, with their reasons. */
@Controller('ulos/:ulo/reminders')
export class UloRemindersPages {
  constructor(
    private readonly renderer: PageRenderer,
    private readonly reads: ReadGateway,
    @Inject(PEOPLE) private readonly people: People,
    @Inject(SEND_NOW) private readonly sendNow: SendNow,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @Get()
  @Html()
  async list(@Param('ulo') ulo: string, @Query() given: FormValues, @Req() request: FastifyRequest): Promise<string> {
    const id = ulo.toLowerCase();
    const actor = await this.reads.limitedTo(actorOf(request), 'ulo', id);
    const { now, ...asked } = given;
    const number = pageAsked(asked);
    const query: RemindersQuery = { ...remindersQueryFrom({ ...withoutBlanks(asked), after: undefined, limit: undefined }), skip: rowsBefore(number) };
    const whole = query.state !== undefined || number > 1;
    const moment = askedMoment(asked, this.clock.today());
    const { page, past } = await this.lists(actor, id, query, whole);
    const pages = past ? undefined : remindersPages(id, query, number, page);
    const { name, example, programme } = page;
    const directory = await this.people.now();
    return this.renderer.page(request, 'page.njk', {
      title: 'Reminders', caption: name, section: name, at: '/ulos', exampleData: example, wide: true, page: pages?.page,
      breadcrumbs: [{ text: 'ULOs', href: '/ulos' }, { text: name, href: href(uloPath(id), moment.query) }, { text: 'Reminders' }],
      tabs: uloTabs(id, 'reminders', moment), notice: sentNotice(typeof now === 'string' ? now : ''),
      blocks: [
        ...onlyToday(moment, 'Reminders'),
        { kind: 'text', text: 'Reminders follow from what is recorded and from the reminder policy of the programme. When a date moves, its reminders move too.' },
        { kind: 'links', links: [{ text: 'The reminder policy of the programme', href: programmePath(programme, 'reminder-policy') }] },
        remindersFilter({ path: uloPath(id, 'reminders'), query, states: rowFilters, people: peopleOf(directory, actor, { programme, ulo: id }) }),
        ...(past ? firstBlocks(id, query, page, past, tableFor(actor, directory)) : [...allBlocks(id, query, page, tableFor(actor, directory)), ...(pages ? [pages.block] : [])]),
      ] satisfies Block[],
    });
  }

  /** One list, or the beginnings of both by default. */
  private async lists(actor: Identity, id: string, query: RemindersQuery, whole: boolean): Promise<{ page: Page; past?: ListShown }> {
    if (whole) return { page: await this.reads.ask(actor, 'uloReminders', { id, ...query }) };
    const { person } = query;
    const { toCome, past, ...about } = await this.reads.ask(actor, 'uloRemindersAtFirst', { id, ...(person !== undefined && { person }), limit: firstLook });
    return { page: { ...about, ...toCome }, past };
  }

  @Post(':reminder/send')
  @Restricted(actions.sendReminder.title, actions.sendReminder.roles)
  async send(@Param('ulo') ulo: string, @Param('reminder') reminder: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    if (!isId(ulo) || !isId(reminder)) throw new NotFound('reminder', reminder);
    await this.reads.grantsCovering(authorise(actorOf(request), actions.sendReminder), 'ulo', ulo);
    await this.reads.ready();
    const person = oneTextOf((request.body ?? {}) as FormValues, 'person').toLowerCase();
    const results = await this.sendNow.send({ ulo: ulo.toLowerCase(), reminder: reminder.toLowerCase(), ...(person === '' ? {} : { person }) });
    void reply.status(303).header('location', href(uloPath(ulo, 'reminders'), { now: resultsText(results) })).send();
  }
}

/** The same list as a file. A separate controller, because its address ends in `.csv`. */
@Controller('ulos/:ulo/reminders.csv')
export class UloRemindersFile {
  constructor(
    private readonly reads: ReadGateway,
    @Inject(PEOPLE) private readonly people: People,
  ) {}

  @Get()
  async file(@Param('ulo') id: string, @Query() given: FormValues, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const actor = await this.reads.limitedTo(actorOf(request), 'ulo', id);
    const query = remindersQueryFrom(withoutBlanks(given));
    const { name, items } = await this.reads.ask(actor, 'uloReminders', { id: id.toLowerCase(), ...query, limit: Infinity });
    const to = whom(await this.people.now(), seesNames(actor));
    const rows = items.map((row) => [row.at, rowStates[row.state], whatOf(row), row.about?.dueOn ?? '', to(row), whyOf(row), row.id]);
    sendCsv(reply, `${name} reminders`, csvPieces(['when', 'state', 'what', 'due', 'to', 'why', 'id'], [rows]));
  }
}

type TableFor = (rows: Pick<Page, 'items'>, table: { caption: string; captionHidden?: boolean; total?: string; empty: string; csv?: string }) => Block;
const tableFor =
  (actor: Identity, directory: PeopleDirectory): TableFor =>
  ({ items }, table) => ({
    kind: 'table', table: remindersTable({ rows: items, whom: whom(directory, seesNames(actor)), sends: isAllowed(actor, { roles: reminderSenders }), ...table }),
  });

function firstBlocks(id: string, query: RemindersQuery, toCome: ListShown, past: ListShown, table: TableFor): Block[] {
  const path = uloPath(id, 'reminders');
  const all = ({ total, items }: ListShown, state: 'to-come' | 'past'): Block[] =>
    total > items.length ? [{ kind: 'links', links: [{ text: `All ${plural(total, 'reminder')} of this list`, href: href(path, { person: query.person, state }) }] }] : [];
  return [
    table(toCome, { caption: 'To come', empty: 'No reminder is planned.' }),
    ...all(toCome, 'to-come'),
    table(past, { caption: 'What happened', empty: 'No reminder has been due yet.' }),
    ...all(past, 'past'),
    { kind: 'links', links: [{ text: 'Download all reminders of this ULO (CSV)', href: href(`${path}.csv`, { person: query.person }) }] },
  ];
}

const remindersPages = (id: string, { state, person }: RemindersQuery, number: number, { total }: Page): ReturnType<typeof numberedPages> =>
  numberedPages(number, total, (page) => href(uloPath(id, 'reminders'), { state, person, page }));

function allBlocks(id: string, query: RemindersQuery, page: Page, table: TableFor): Block[] {
  const path = uloPath(id, 'reminders');
  return [
    table(page, {
      caption: 'Reminders', captionHidden: true, total: `${plural(page.total, 'reminder')} found`, empty: 'No reminder fits these filters.',
      csv: href(`${path}.csv`, { state: query.state, person: query.person }),
    }),
  ];
}

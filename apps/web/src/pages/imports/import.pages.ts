import { Controller, Get, Inject, Post, Query, Req, Res } from '@nestjs/common';
import { isAllowed } from '#access';
import { InvalidInput, capital, isId, readDay, type Clock, type FieldError } from '#kernel';
import { isSheetKind, sheetKinds, type SheetKindName, type SheetReport } from '#import';
import { date, oneTextOf, plural, stepControl, textOf, type FormValues } from '#ui';
import { ReadGateway } from '../../reads/read-gateway.js';
import { CLOCK, SITE } from '../../api/tokens.js';
import { SheetImports, importers, importersOf, type SentSheet } from '../../imports/sheet-imports.js';
import { Restricted } from '../../security/access.js';
import { seenSetCookie } from '../../security/cookies.js';
import { TakesFile, actorOf, type FastifyReply, type FastifyRequest } from '../../security/request.js';
import type { SiteAddress } from '../../security/site-address.js';
import { PageRenderer } from '../page-renderer.js';
import { columnsTable, importSummary, rowTables } from './import.blocks.js';

const title = 'Import a spreadsheet';

/** Imports a spreadsheet: upload, check row by row, record. */
@Controller('imports')
@Restricted('Import a spreadsheet', importers)
export class ImportPages {
  constructor(
    private readonly renderer: PageRenderer,
    private readonly reads: ReadGateway,
    private readonly imports: SheetImports,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(SITE) private readonly site: SiteAddress,
  ) {}

  @Get()
  async form(@Query() query: FormValues, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    await this.print(request, reply, query, []);
  }

  @Post()
  @TakesFile('spreadsheet')
  async submit(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const { uploaded, body } = request;
    const posted = { ...((body ?? {}) as FormValues), ...(uploaded && 'text' in uploaded ? { text: uploaded.text } : {}) };
    const step = oneTextOf(posted, stepControl);
    if (step === 'change') return this.print(request, reply, posted, []);
    try {
      const sheet = this.sheetIn(posted, uploaded && 'fault' in uploaded ? uploaded.fault : undefined);
      if (step === 'record') await this.record(request, reply, sheet);
      else this.show(request, reply, sheet, await this.imports.check(actorOf(request), sheet));
    } catch (error) {
      if (!(error instanceof InvalidInput)) throw error;
      await this.print(request, reply, posted, error.errors);
    }
  }

  /** @throws InvalidInput */
  private sheetIn(posted: FormValues, fault: string | undefined): SentSheet {
    const [kind, text, ulo, agreed] = ['kind', 'text', 'ulo', 'agreedOn'].map((name) => oneTextOf(posted, name).trim()) as [string, string, string, string];
    const day = agreed === '' ? { value: this.clock.today() } : readDay(agreed);
    const errors: FieldError[] = [];
    if (!isSheetKind(kind)) errors.push({ field: 'kind', message: 'Choose what is in it' });
    if (fault !== undefined || text === '') errors.push({ field: 'text', message: fault ?? 'Choose a file, or paste the rows' });
    if ('problem' in day) errors.push({ field: 'agreedOn', message: capital(`the day ${day.problem}`) });
    if (errors.length > 0 || !isSheetKind(kind) || 'problem' in day) throw new InvalidInput(errors);
    // Row numbers must match the file, so nothing is trimmed from its beginning.
    return { kind, text: oneTextOf(posted, 'text'), agreedOn: day.value, ...(isId(ulo) ? { ulo } : {}) };
  }

  private show(request: FastifyRequest, reply: FastifyReply, sheet: SentSheet, report: SheetReport): void {
    const { counts } = report;
    const page = this.renderer.page(request, 'imports/checked.njk', {
      title: 'Check the rows', caption: sheetKinds[report.kind].title, at: '/record', wide: true,
      summary: importSummary(report, 'checked'), blocks: rowTables(report, 'checked'),
      hidden: { kind: sheet.kind, text: sheet.text, agreedOn: date(sheet.agreedOn), ...(sheet.ulo === undefined ? {} : { ulo: sheet.ulo }) },
      record: counts.new === 0 ? '' : `Record ${plural(counts.new, 'row')}`,
    });
    void reply.status(200).type('text/html; charset=utf-8').send(page);
  }

  private async record(request: FastifyRequest, reply: FastifyReply, sheet: SentSheet): Promise<void> {
    const { report, position } = await this.imports.record(actorOf(request), sheet);
    if (position !== undefined) void reply.header('set-cookie', seenSetCookie(position, this.site.secure));
    const page = this.renderer.page(request, 'imports/checked.njk', {
      title: `${plural(report.counts.new, 'row')} recorded`, caption: sheetKinds[report.kind].title, at: '/record', wide: true,
      back: sheet.ulo === undefined ? { href: '/record', text: 'Record something else' } : { href: `/ulos/${sheet.ulo}`, text: 'To the ULO' },
      summary: importSummary(report, 'recorded'), blocks: rowTables(report, 'recorded'), hidden: null,
    });
    void reply.status(200).type('text/html; charset=utf-8').send(page);
  }

  private async print(request: FastifyRequest, reply: FastifyReply, typed: FormValues, errors: readonly FieldError[]): Promise<void> {
    const actor = actorOf(request);
    const id = textOf(typed, 'ulo');
    const ulo = isId(id) ? { id, ...(await this.reads.ask(await this.reads.limitedTo(actor, 'ulo', id), 'uloChoices', { id })) } : undefined;
    const kinds = (Object.keys(sheetKinds) as SheetKindName[]).filter((kind) => isAllowed(actor, { roles: importersOf(kind) }));
    const problems = Object.fromEntries([...Map.groupBy(errors, ({ field }) => field)].map(([field, all]) => [field, all.map(({ message }) => message).join('. ')]));
    const only = kinds.length === 1 ? (kinds[0] ?? '') : '';
    const page = this.renderer.page(request, 'imports/form.njk', {
      title, at: '/record', ulo: ulo && { id: ulo.id, name: ulo.name }, exampleData: ulo?.example, problems,
      back: ulo ? { href: `/ulos/${ulo.id}/record`, text: `Back to ${ulo.name}` } : { href: '/record', text: 'Back' },
      kinds: kinds.map((kind) => ({ value: kind, text: sheetKinds[kind].title })),
      typed: { kind: textOf(typed, 'kind') || only, text: textOf(typed, 'text'), agreedOn: textOf(typed, 'agreedOn') || date(this.clock.today()) },
      blocks: kinds.map(columnsTable), errors: Object.entries(problems).map(([field, text]) => ({ text, href: `#${field === 'text' ? 'file' : field}` })),
    });
    void reply.status(errors.length > 0 ? 400 : 200).type('text/html; charset=utf-8').send(page);
  }
}

import { Controller, Get, Param, Post, Query, Req, Res } from '@nestjs/common';
import { isAllowed, type Identity } from '#access';
import { CommandGateway } from '#commands';
import { allRoles } from '#kernel';
import { deadlines, type DeadlineKind } from '#development';
import { oneTextOf, textOf, type FormValues } from '#ui';
import { actorOf, type FastifyReply, type FastifyRequest } from '../../security/request.js';
import { PageRenderer } from '../page-renderer.js';
import { Html } from '../html.js';
import { importers } from '../../imports/sheet-imports.js';
import { ReadGateway } from '../../reads/read-gateway.js';
import type { Block } from '../blocks.js';
import { href } from '../words.js';
import { commandList } from './command-list.js';
import { correctionValues, factToCorrect, withNamed } from './correcting.js';
import { AccessGainsCheck } from './access-gains.check.js';
import { PlanMoveCheck } from './plan-move.check.js';
import { RecordForm } from './record-form.js';
import { entryFacts, newSubject, programmeSubject, uloSubject, unreadSubject, type Subject } from './subject.js';

/** Administrators and data protection officers remove texts, but hold no role that reads ULOs and programmes. */
const removesTextUnread = (request: FastifyRequest, name: string): boolean => name === 'redact-text' && !isAllowed(actorOf(request), { roles: allRoles });

/** The list of commands and the form of each: for a ULO, for a programme, or to start one. */
@Controller()
export class RecordPages {
  constructor(
    private readonly renderer: PageRenderer,
    private readonly reads: ReadGateway,
    private readonly gateway: CommandGateway,
    private readonly form: RecordForm,
    private readonly moves: PlanMoveCheck,
    private readonly gains: AccessGainsCheck,
  ) {}

  @Get('ulos/:ulo/record')
  @Html()
  async uloList(@Param('ulo') id: string, @Query() query: FormValues, @Req() request: FastifyRequest): Promise<string> {
    return await this.list(request, await uloSubject(this.reads, actorOf(request), id), query);
  }

  @Get('programmes/:programme/record')
  @Html()
  async programmeList(@Param('programme') id: string, @Query() query: FormValues, @Req() request: FastifyRequest): Promise<string> {
    return await this.list(request, await programmeSubject(this.reads, actorOf(request), id), query);
  }

  @Get('ulos/:ulo/record/:command')
  async uloForm(@Param('ulo') id: string, @Param('command') name: string, @Query() query: FormValues, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    if (removesTextUnread(request, name)) return this.form.show(request, reply, name, unreadSubject('ulo', id), query);
    const subject = await this.withKeptChoices(await uloSubject(this.reads, actorOf(request), id), name, request, query);
    const hidden = name === 'move-plan' && textOf(query, 'corrects') === '' ? await this.versionFollowed(request, subject) : {};
    await this.form.show(request, reply, name, await this.withOpenWarnings(request, name, await this.withEntry(request, query, { ...subject, hidden: { ...subject.hidden, ...hidden } })), await this.prefilled(request, subject, query));
  }

  @Post('ulos/:ulo/record/:command')
  async uloSubmit(@Param('ulo') id: string, @Param('command') name: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    if (removesTextUnread(request, name)) return this.form.submit(request, reply, name, unreadSubject('ulo', id));
    const subject = await this.withKeptChoices(await uloSubject(this.reads, actorOf(request), id), name, request, (request.body ?? {}) as FormValues);
    const from = textOf((request.body ?? {}) as FormValues, 'from');
    const hidden = name === 'move-plan' && from !== '' ? { from } : {};
    await this.form.submit(request, reply, name, await this.withOpenWarnings(request, name, await this.withEntry(request, (request.body ?? {}) as FormValues, { ...subject, hidden: { ...subject.hidden, ...hidden } })), this.moves.of(request, name, subject.id) ?? this.gains.ofUlo(name, subject));
  }

  @Get('programmes/:programme/record/:command')
  async programmeForm(@Param('programme') id: string, @Param('command') name: string, @Query() query: FormValues, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    if (removesTextUnread(request, name)) return this.form.show(request, reply, name, unreadSubject('programme', id), query);
    const subject = await programmeSubject(this.reads, actorOf(request), id);
    const values = await this.prefilled(request, subject, query);
    await this.form.show(request, reply, name, withoutChoice(subject, name, values), values);
  }

  @Post('programmes/:programme/record/:command')
  async programmeSubmit(@Param('programme') id: string, @Param('command') name: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    if (removesTextUnread(request, name)) return this.form.submit(request, reply, name, unreadSubject('programme', id));
    const subject = await programmeSubject(this.reads, actorOf(request), id);
    await this.form.submit(request, reply, name, withoutChoice(subject, name, (request.body ?? {}) as FormValues), this.moves.of(request, name, subject.id) ?? this.gains.ofUlo(name, { id: '', name: oneTextOf((request.body ?? {}) as FormValues, 'name') }));
  }

  @Get('record/open-programme')
  async openProgrammeForm(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    await this.form.show(request, reply, 'open-programme', newSubject);
  }

  @Post('record/open-programme')
  async openProgramme(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    await this.form.submit(request, reply, 'open-programme', newSubject);
  }

  private async list(request: FastifyRequest, subject: Subject & { kind: 'ulo' | 'programme' }, query: FormValues): Promise<string> {
    const actor = await this.reads.limitedTo(actorOf(request), subject.kind, subject.id);
    return this.renderer.page(request, 'page.njk', {
      title: 'Record something', caption: subject.name, section: subject.name, at: '/record', exampleData: subject.example,
      back: { href: subject.home, text: `Back to ${subject.name}` },
      blocks: [...commandList(this.gateway, subject.kind, actor, {
        path: subject.forms, q: textOf(query, 'q').slice(0, 100), all: textOf(query, 'all') === 'yes', counts: await this.counts(actor, subject),
        ...(subject.kind === 'ulo' ? { offers: subject.offers } : {}),
        address: (name) => (name === 'publish-template' ? `${subject.home}/templates/publish` : `${subject.forms}/${name}`),
      }), ...(subject.kind === 'ulo' && isAllowed(actor, { roles: importers }) ? [{ kind: 'heading', text: 'From a spreadsheet' }, { kind: 'links', links: [{ text: 'Import milestones, steps or sessions', href: href('/imports', { ulo: subject.id }) }] }] satisfies Block[] : [])],
    });
  }

  /** The number of entries of each command for a ULO. */
  private async counts(actor: Identity, { kind, id }: Subject & { kind: 'ulo' | 'programme' }): Promise<Map<string, number>> {
    const counts = new Map<string, number>();
    if (kind === 'programme') return counts;
    for (const { type } of await this.reads.ask(actor, 'events', { kind, id })) {
      const name = this.gateway.registry.recording(type)?.spec.name;
      if (name !== undefined) counts.set(name, (counts.get(name) ?? 0) + 1);
    }
    return counts;
  }

  /** The template version of the plan when the form was opened. The move is refused when the plan has changed its version since. */
  private async versionFollowed(request: FastifyRequest, { id }: Subject): Promise<Record<string, string>> {
    const { steps: { plan } } = await this.reads.ask(actorOf(request), 'ulo', { id });
    return plan ? { from: String(plan.template.version) } : {};
  }

  /** Keeps the choices that a corrected fact refers to. Otherwise the correction would drop those that the person may not choose. */
  private async withKeptChoices(subject: Subject & { kind: 'ulo' }, name: string, request: FastifyRequest, values: FormValues): Promise<Subject & { kind: 'ulo' }> {
    const corrects = textOf(values, 'corrects');
    if (corrects === '' || name === 'withdraw-fact') return subject;
    const events = await this.reads.ask(actorOf(request), 'events', { kind: 'ulo', id: subject.id });
    if (!events.some(({ id }) => id === corrects)) return subject;
    return { ...subject, offers: withNamed(factToCorrect(this.gateway.registry, events, corrects), subject.offers) };
  }

  /** The entry that is corrected or withdrawn, or whose text is removed, for display above the form. */
  private async withEntry(request: FastifyRequest, values: FormValues, subject: Subject & { kind: 'ulo' }): Promise<Subject & { kind: 'ulo' }> {
    const about = textOf(values, 'corrects') || textOf(values, 'fact');
    if (about === '') return subject;
    const { items } = await this.reads.ask(actorOf(request), 'history', { kind: 'ulo', id: subject.id });
    const entry = items.find(({ id }) => id === about);
    return entry ? { ...subject, entry: entryFacts(entry, subject.home) } : subject;
  }

  /** Offers the open warnings, and the warning that a corrected fact or the address names. */
  private async withOpenWarnings(request: FastifyRequest, name: string, subject: Subject & { kind: 'ulo' }): Promise<Subject & { kind: 'ulo' }> {
    if (name !== 'acknowledge-warning' || textOf((request.body ?? request.query ?? {}) as FormValues, 'corrects') !== '') return subject;
    const { warnings } = await this.reads.ask(actorOf(request), 'ulo', { id: subject.id });
    return { ...subject, offers: { ...subject.offers, code: [...new Map(warnings.open.map(({ code, title }) => [code, title]))].map(([value, text]) => ({ value, text })) } };
  }

  /** Values from the address: the fact to correct, or single fields such as the code of a warning. */
  private async prefilled(request: FastifyRequest, subject: Subject & { kind: 'ulo' | 'programme' }, query: FormValues): Promise<FormValues> {
    const corrects = textOf(query, 'corrects');
    if (corrects === '') return query;
    const { kind, id } = subject;
    const events = await this.reads.ask(actorOf(request), 'events', { kind, id });
    const values = correctionValues(factToCorrect(this.gateway.registry, events, corrects));
    return { ...values, corrects };
  }
}

/** The recipients are not a choice for a kind of deadline with fixed owners. */
function withoutChoice(subject: Subject, name: string, values: FormValues): Subject {
  const kind = textOf(values, 'kind');
  const haveOwners = name === 'set-reminder-rule' && Object.hasOwn(deadlines, kind) && deadlines[kind as DeadlineKind].haveOwners;
  return haveOwners ? { ...subject, hidden: { ...subject.hidden, to: '' } } : subject;
}

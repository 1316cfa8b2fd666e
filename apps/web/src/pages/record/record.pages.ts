import { Controller, Get, Param, Post, Query, Req, Res } from '@nestjs/common';
import { CommandGateway } from '#commands';
import { deadlines, type DeadlineKind } from '#development';
import type { FormValues } from '#ui';
import { textOf } from '#ui';
import { actorOf, type FastifyReply, type FastifyRequest } from '../../security/request.js';
import { Desk } from '../desk.js';
import { Html } from '../html.js';
import { ReadGateway } from '../../api/reads/read-gateway.js';
import { commandList } from './command-list.js';
import { correctionValues, factToCorrect } from './correcting.js';
import { PlanMoveCheck } from './plan-move.check.js';
import { RecordForm } from './record-form.js';
import { newSubject, programmeSubject, uloSubject, type Subject } from './subject.js';

/** The commands that can be recorded, and the form of each: about a ULO, about a programme, or to start one. */
@Controller()
export class RecordPages {
  constructor(
    private readonly desk: Desk,
    private readonly reads: ReadGateway,
    private readonly gateway: CommandGateway,
    private readonly form: RecordForm,
    private readonly moves: PlanMoveCheck,
  ) {}

  @Get('ulos/:ulo/record')
  @Html()
  async uloList(@Param('ulo') id: string, @Req() request: FastifyRequest): Promise<string> {
    return await this.list(request, await uloSubject(this.reads, actorOf(request), id));
  }

  @Get('programmes/:programme/record')
  @Html()
  async programmeList(@Param('programme') id: string, @Req() request: FastifyRequest): Promise<string> {
    return await this.list(request, await programmeSubject(this.reads, actorOf(request), id));
  }

  @Get('ulos/:ulo/record/:command')
  async uloForm(@Param('ulo') id: string, @Param('command') name: string, @Query() query: FormValues, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const subject = await uloSubject(this.reads, actorOf(request), id);
    const hidden = name === 'move-plan' && textOf(query, 'corrects') === '' ? await this.versionFollowed(request, subject) : {};
    this.form.show(request, reply, name, { ...subject, hidden: { ...subject.hidden, ...hidden } }, await this.prefilled(request, subject, query));
  }

  @Post('ulos/:ulo/record/:command')
  async uloSubmit(@Param('ulo') id: string, @Param('command') name: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const subject = await uloSubject(this.reads, actorOf(request), id);
    const from = textOf((request.body ?? {}) as FormValues, 'from');
    const hidden = name === 'move-plan' && from !== '' ? { from } : {};
    await this.form.submit(request, reply, name, { ...subject, hidden: { ...subject.hidden, ...hidden } }, this.moves.of(request, name, subject.id));
  }

  @Get('programmes/:programme/record/:command')
  async programmeForm(@Param('programme') id: string, @Param('command') name: string, @Query() query: FormValues, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const subject = await programmeSubject(this.reads, actorOf(request), id);
    const values = await this.prefilled(request, subject, query);
    this.form.show(request, reply, name, withoutChoice(subject, name, values), values);
  }

  @Post('programmes/:programme/record/:command')
  async programmeSubmit(@Param('programme') id: string, @Param('command') name: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const subject = await programmeSubject(this.reads, actorOf(request), id);
    await this.form.submit(request, reply, name, withoutChoice(subject, name, (request.body ?? {}) as FormValues), this.moves.of(request, name, subject.id));
  }

  @Get('record/open-programme')
  openProgrammeForm(@Req() request: FastifyRequest, @Res() reply: FastifyReply): void {
    this.form.show(request, reply, 'open-programme', newSubject);
  }

  @Post('record/open-programme')
  async openProgramme(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    await this.form.submit(request, reply, 'open-programme', newSubject);
  }

  private async list(request: FastifyRequest, subject: Subject & { kind: 'ulo' | 'programme' }): Promise<string> {
    const actor = await this.reads.at(actorOf(request), subject.kind, subject.id);
    return this.desk.page(request, 'page.njk', {
      title: 'Record something', caption: subject.name, section: subject.name, at: '/record', exampleData: subject.example,
      back: { href: subject.home, text: `Back to ${subject.name}` },
      blocks: commandList(this.gateway, subject.kind, actor, (name) => (name === 'publish-template' ? `${subject.home}/templates/publish` : `${subject.forms}/${name}`)),
    });
  }

  /** The version that the plan follows while its form is filled in: the move is refused when another one comes first. */
  private async versionFollowed(request: FastifyRequest, { id }: Subject): Promise<Record<string, string>> {
    const { steps: { plan } } = await this.reads.ask(actorOf(request), 'ulo', { id });
    return plan ? { from: String(plan.template.version) } : {};
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

/** The recipients of a kind of deadline whose owners are given are no choice. */
function withoutChoice(subject: Subject, name: string, values: FormValues): Subject {
  const kind = textOf(values, 'kind');
  const haveOwners = name === 'set-reminder-rule' && Object.hasOwn(deadlines, kind) && deadlines[kind as DeadlineKind].haveOwners;
  return haveOwners ? { ...subject, hidden: { ...subject.hidden, to: '' } } : subject;
}

import { Controller, Get, Param, Post, Query, Req, Res } from '@nestjs/common';
import { defaultTemplateText } from '#development';
import { daysInWords } from '#workflow';
import { date, plural, textOf, type FormValues } from '#ui';
import { versionFrom } from '../../reads/parameters.js';
import { ReadGateway } from '../../reads/read-gateway.js';
import { TakesFile, actorOf, type FastifyReply, type FastifyRequest } from '../../security/request.js';
import { programmePath } from '../programmes/programme-tabs.js';
import { RecordForm, type CheckResult } from '../record/record-form.js';
import { programmeSubject, type Subject } from '../record/subject.js';
import { readable } from '../words.js';
import { changesTable, versionTitle } from './template.blocks.js';

const command = 'publish-template';

const upload: Required<Subject>['upload'] = {
  id: 'file', name: 'file', label: { text: 'Template file', classes: 'govuk-label--s' }, attributes: { accept: '.yaml,.yml' },
  hint: { text: 'A file that ends in .yaml or .yml, of 256 KiB at most. It takes the place of the text below.' },
};

/** The form that publishes a template. It shows faults by line, and the changes before they are recorded. */
@Controller('programmes/:programme/templates/publish')
export class PublishTemplatePages {
  constructor(
    private readonly reads: ReadGateway,
    private readonly form: RecordForm,
  ) {}

  /** `from`: the number of the version to begin with. */
  @Get()
  async show(@Param('programme') id: string, @Query() query: FormValues, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const subject = await this.subject(request, id);
    const from = versionFrom({ from: textOf(query, 'from') }, 'from');
    await this.form.show(request, reply, command, subject, from === undefined ? {} : { content: await this.text(request, subject.id, from) });
  }

  @Post()
  @TakesFile('template')
  async submit(@Param('programme') id: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const subject = await this.subject(request, id);
    const { uploaded, body } = request;
    const posted = (body ?? {}) as FormValues;
    if (uploaded && 'fault' in uploaded) return this.form.refuse(request, reply, command, subject, posted, [{ field: 'content', message: uploaded.fault }]);
    if (uploaded) request.body = { ...posted, content: uploaded.text };
    await this.form.submit(request, reply, command, subject, (body) => this.checkResult(request, subject, body));
  }

  private async subject(request: FastifyRequest, id: string): Promise<Subject> {
    const subject = await programmeSubject(this.reads, actorOf(request), id.toLowerCase());
    const home = programmePath(subject.id, 'templates');
    return { ...subject, home, forms: home, upload };
  }

  private async text(request: FastifyRequest, id: string, version: number): Promise<string> {
    return version === 0 ? defaultTemplateText : (await this.reads.ask(actorOf(request), 'template', { id, version })).yaml;
  }

  private async checkResult(request: FastifyRequest, { id }: Subject, { content, occurredOn }: { content?: unknown; occurredOn?: unknown }): Promise<CheckResult> {
    const preview = await this.reads.ask(actorOf(request), 'templatePreview', { id, text: typeof content === 'string' ? content : '' });
    const { title, phases, steps, usualDays, version, newest, changes } = preview;
    return {
      blocks: [{ kind: 'table', table: changesTable(`Differences from ${newest.version === 0 ? 'the default template' : `version ${newest.version}`}`, changes) }],
      answers: [
        { key: 'Title', value: readable(title) },
        { key: 'For developments that begin from', value: typeof occurredOn === 'string' ? date(occurredOn) : '' },
        { key: 'Becomes', value: changes.length === 0 ? 'No version: the newest one says the same' : versionTitle(version) },
        { key: 'Phases', value: plural(phases, 'phase') },
        { key: 'Steps', value: plural(steps, 'step') },
        { key: 'Usual length', value: daysInWords(usualDays) },
      ],
      submit: 'Publish the template',
    };
  }
}

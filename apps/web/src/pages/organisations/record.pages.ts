import { Controller, Get, Param, Post, Query, Req, Res } from '@nestjs/common';
import type { Identity } from '#access';
import { CommandGateway } from '#commands';
import { NotFound } from '#kernel';
import { formValues, type FormValues } from '#ui';
import { ReadGateway } from '../../reads/read-gateway.js';
import { idOf } from '../../api/reads/ulos.controller.js';
import { Restricted, registerReaders } from '../../security/access.js';
import { actorOf, type FastifyReply, type FastifyRequest } from '../../security/request.js';
import { AccessGainsCheck } from '../record/access-gains.check.js';
import { RecordForm } from '../record/record-form.js';
import type { Subject } from '../record/subject.js';

const newOrganisation: Subject = { kind: 'new', id: '', name: 'Organisations', example: false, home: '/organisations', forms: '/organisations', hidden: {}, offers: {} };

/** The forms of the commands about organisations. */
@Controller('organisations')
@Restricted('see the register of organisations', registerReaders, 'everywhere')
export class OrganisationRecordPages {
  constructor(
    private readonly gateway: CommandGateway,
    private readonly form: RecordForm,
    private readonly reads: ReadGateway,
    private readonly gains: AccessGainsCheck,
  ) {}

  @Get('record/add-organisation')
  async addForm(@Query() query: FormValues, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    await this.form.show(request, reply, 'add-organisation', newOrganisation, query);
  }

  @Post('record/add-organisation')
  async add(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    await this.form.submit(request, reply, 'add-organisation', newOrganisation);
  }

  @Get(':organisation/record/:command')
  async show(@Param('organisation') id: string, @Param('command') name: string, @Query() query: FormValues, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const subject = await this.subject(actorOf(request), id, name);
    await this.form.show(request, reply, name, subject, { ...subject.known, ...query });
  }

  @Post(':organisation/record/:command')
  async submit(@Param('organisation') id: string, @Param('command') name: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const subject = await this.subject(actorOf(request), id, name);
    await this.form.submit(request, reply, name, subject, this.gains.ofOrganisation(name, subject.id));
  }

  /**
   * One organisation with the data that its forms need.
   * @throws NotFound when there is no such organisation, or the command has another subject
   */
  private async subject(actor: Identity, given: string, name: string): Promise<Subject & { known: FormValues }> {
    const { spec, type } = this.gateway.registry.get(name);
    if (spec.stream !== 'organisation' || spec.creates) throw new NotFound('form', name);
    const one = await this.reads.ask(actor, 'organisation', { everything: true, id: idOf(given, 'organisation') });
    const home = `/organisations/${one.id}`;
    const others = (await this.reads.ask(actor, 'organisations', { everything: true })).items.filter((other) => other.id !== one.id && other.partOf === null);
    const offers = { organisation: others.map((other) => ({ value: other.id, text: other.name })) };
    const known = name === 'change-organisation-kind' && one.kind !== null ? formValues(type, { kind: one.kind }) : {};
    return { kind: 'organisation', id: one.id, name: one.name, example: one.example, home, forms: home, hidden: { organisationId: one.id }, offers, known };
  }
}

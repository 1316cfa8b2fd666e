import { Controller, Get, Param, Post, Query, Req, Res } from '@nestjs/common';
import { CommandGateway } from '#commands';
import { NotFound } from '#kernel';
import { isReadable } from '#people';
import type { FormValues } from '#ui';
import { Restricted, peopleReaders } from '../../security/access.js';
import { actorOf, type FastifyReply, type FastifyRequest } from '../../security/request.js';
import { RecordForm } from '../record/record-form.js';
import type { Subject } from '../record/subject.js';
import { PersonSubjects } from './person-subject.js';

/** The forms of the commands about people. */
@Controller('people')
@Restricted('see people’s details', peopleReaders)
export class PeopleRecordPages {
  constructor(
    private readonly gateway: CommandGateway,
    private readonly form: RecordForm,
    private readonly subjects: PersonSubjects,
  ) {}

  @Get('record/register-person')
  async registerForm(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    await this.form.show(request, reply, 'register-person', await this.subjects.newSubject(actorOf(request)));
  }

  @Post('record/register-person')
  async register(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    await this.form.submit(request, reply, 'register-person', await this.subjects.newSubject(actorOf(request)));
  }

  @Get(':person/record/:command')
  async show(@Param('person') id: string, @Param('command') name: string, @Query() query: FormValues, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const { person, ...subject } = await this.subjects.subject(actorOf(request), id);
    const registered = this.about(name);
    await this.form.show(request, reply, name, offering(name, subject, person), { ...PersonSubjects.known(registered, person), ...query });
  }

  @Post(':person/record/:command')
  async submit(@Param('person') id: string, @Param('command') name: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const { person, ...subject } = await this.subjects.subject(actorOf(request), id);
    this.about(name);
    await this.form.submit(request, reply, name, offering(name, subject, person));
  }

  /** @throws NotFound when the command is not about a registered person */
  private about(name: string) {
    const registered = this.gateway.registry.get(name);
    if (!['person', 'installation'].includes(registered.spec.stream) || registered.spec.creates || onOtherPages.includes(name)) throw new NotFound('form', name);
    return registered;
  }
}

type PersonSubject = Awaited<ReturnType<PersonSubjects['subject']>>;

/** These commands have a separate page, which creates the secret. */
const onOtherPages = ['issue-calendar-address', 'revoke-calendar-address'];

/** Reminders can be resumed only where they were stopped. */
function offering(name: string, subject: Subject, person: PersonSubject['person']): Subject {
  if (name !== 'resume-reminders' || !isReadable(person)) return subject;
  const known = subject.offers['subject'] ?? [];
  const stopped = person.preferences.stopped.map((id) => known.find(({ value }) => value === id) ?? { value: id, text: 'Something that is not due soon' });
  return { ...subject, offers: { ...subject.offers, subject: stopped } };
}

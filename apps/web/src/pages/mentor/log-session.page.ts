import { Controller, Get, Inject, Param, Post, Query, Req, Res } from '@nestjs/common';
import { authorise } from '#access';
import { CommandGateway, probablyRecordedAlready, unlikelyDay } from '#commands';
import { LogMentoringSession } from '#development';
import { InvalidInput, NotFound, RuleRefused, type Clock, type FieldError, type IdSource } from '#kernel';
import type { Settings } from '#platform';
import { date, mergeErrors, parseCommandForm, stepControl, textOf, type FormValues } from '#ui';
import { ReadGateway } from '../../reads/read-gateway.js';
import { CLOCK, IDS, SETTINGS, SITE } from '../../api/tokens.js';
import { seenSetCookie } from '../../security/cookies.js';
import { actorOf, type FastifyReply, type FastifyRequest } from '../../security/request.js';
import type { SiteAddress } from '../../security/site-address.js';
import { PageRenderer } from '../page-renderer.js';
import { Html } from '../html.js';
import { href, readable } from '../words.js';
import { commandFields, errorLinks, lengthInWords, sessionControls } from './session-form.js';

const command = 'log-mentoring-session';

interface ConfirmationRequest {
  text: string;
  /** The fields that confirm this question and the earlier ones. */
  said: readonly string[];
  submit: string;
}

interface Shown {
  typed?: FormValues;
  errors?: readonly FieldError[];
  /** The confirmation question, as text. */
  asked?: ConfirmationRequest;
  status?: number;
}

/** Logs a mentoring session: the form, the result page, and undoing the entry. */
@Controller('ulos/:ulo/sessions')
export class LogSessionPage {
  constructor(
    private readonly renderer: PageRenderer,
    private readonly reads: ReadGateway,
    private readonly gateway: CommandGateway,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(IDS) private readonly ids: IdSource,
    @Inject(SETTINGS) private readonly settings: Settings,
    @Inject(SITE) private readonly site: SiteAddress,
  ) {}

  @Get('new')
  async form(@Param('ulo') id: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    await this.print(request, reply, id, {});
  }

  @Post('new')
  async log(@Param('ulo') id: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const posted = (request.body ?? {}) as FormValues;
    if (textOf(posted, stepControl) === 'change') return this.print(request, reply, id, { typed: posted });
    const { body, errors } = parseCommandForm(LogMentoringSession, { ...commandFields(posted, this.clock.today()), ulo: id });
    try {
      if (errors.length > 0) throw new InvalidInput(errors);
      const { events, position } = await this.gateway.execute(this.sent(request, command, body));
      void reply.status(303).header('set-cookie', seenSetCookie(position, this.site.secure)).header('location', href(`/ulos/${id}/sessions/logged`, { session: events[0] })).send();
    } catch (error) {
      if (error instanceof InvalidInput) return this.print(request, reply, id, { typed: posted, errors: mergeErrors(errors, error.errors), status: 400 });
      const asked = confirmationFor(error, posted);
      if (!asked) throw error;
      await this.print(request, reply, id, { typed: posted, asked, status: 409 });
    }
  }

  @Get('logged')
  @Html()
  async logged(@Param('ulo') id: string, @Query() given: FormValues, @Req() request: FastifyRequest): Promise<string> {
    const { overview, mentoring, example } = await this.reads.ask(actorOf(request), 'ulo', { id });
    const session = mentoring.sessions.find((one) => one.id === textOf(given, 'session'));
    if (!session) throw new NotFound('session', textOf(given, 'session'));
    const covered = mentoring.agreements.some(({ startsOn, endsOn, endedOn }) => startsOn <= session.on && session.on <= (endedOn ?? endsOn));
    const path = `/ulos/${id}/sessions`;
    return this.renderer.page(request, 'mentor/session-logged.njk', {
      title: 'Session logged', section: overview.name, at: '/', exampleData: example,
      panelText: `${lengthInWords(session.hours)} with ${overview.name} on ${date(session.on)}: ${session.topics.map(({ label }) => label.toLowerCase()).join(', ')}`,
      ...(covered ? {} : { outside: 'No mentoring agreement covers this day. The session is recorded, and a warning asks for a mentoring agreement.' }),
      session: session.id, draft: `${path}/new`, another: `${path}/new`, agree: `/ulos/${id}/record/agree-mentor-action`, undo: `${path}/undo`, mentoring: `/ulos/${id}/mentoring`,
    });
  }

  @Post('undo')
  async undo(@Param('ulo') id: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const corrects = textOf((request.body ?? {}) as FormValues, 'session');
    const { position } = await this.gateway.execute(this.sent(request, 'withdraw-fact', { ulo: id, corrects, reason: 'Undone just after it was logged.' }));
    void reply.status(303).header('set-cookie', seenSetCookie(position, this.site.secure)).header('location', href('/', { recorded: 'withdraw-fact', after: position })).send();
  }

  /** Marks an agreed action as done. */
  @Post('actions')
  async close(@Param('ulo') id: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const agreed = textOf((request.body ?? {}) as FormValues, 'agreed');
    const { events, position } = await this.gateway.execute(this.sent(request, 'close-mentor-action', { ulo: id, occurredOn: this.clock.today(), agreed }));
    void reply.status(303).header('set-cookie', seenSetCookie(position, this.site.secure)).header('location', href('/', { recorded: events.length > 0 ? 'close-mentor-action' : 'nothing', after: position })).send();
  }

  private sent(request: FastifyRequest, name: string, body: object) {
    const by = actorOf(request);
    return { name, body: { commandId: this.ids.next(), ...body }, by, ...(by.grants.some(({ role }) => role === 'mentor') ? { as: 'mentor' as const } : {}), fromForm: true, example: this.settings.demoPersonas };
  }

  private async print(request: FastifyRequest, reply: FastifyReply, id: string, { typed = {}, errors = [], asked, status = 200 }: Shown): Promise<void> {
    const actor = await this.reads.limitedTo(actorOf(request), 'ulo', id);
    authorise(actor, this.gateway.registry.get(command).spec);
    const { overview, mentoring, example } = await this.reads.ask(actor, 'ulo', { id });
    const page = this.renderer.page(request, 'mentor/log-session.njk', {
      title: 'Log a session', caption: overview.name, section: overview.name, at: '/', exampleData: example, back: { href: '/', text: 'Back' },
      action: `/ulos/${id}/sessions/new`, commandId: textOf(typed, 'commandId') || this.ids.next(), asked,
      form: sessionControls(mentoring, this.clock.today(), typed, errors), errors: errorLinks(errors),
    });
    void reply.status(status).type('text/html; charset=utf-8').send(page);
  }
}

function confirmationFor(error: unknown, posted: FormValues): ConfirmationRequest | undefined {
  if (!(error instanceof RuleRefused)) return undefined;
  const before = ['again', 'daysAreRight'].filter((name) => textOf(posted, name) === 'yes');
  if (error.code === probablyRecordedAlready) return { text: `You logged the same on this day already: ${error.blockers.map(readable).join('; ')}. Was there another session?`, said: [...before, 'again'], submit: 'Log another session' };
  if (error.code === unlikelyDay) return { text: readable(error.message), said: [...before, 'daysAreRight'], submit: 'Yes, log the session' };
  return undefined;
}

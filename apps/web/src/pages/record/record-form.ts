import { Inject, Injectable } from '@nestjs/common';
import { assertSteppedUp, authorise } from '#access';
import { CommandGateway, probablyRecordedAlready, unlikelyDay, type Accepted, type Registered, type SentCommand } from '#commands';
import { Forbidden, IdempotencyClash, InvalidInput, NotFound, RuleRefused, grantedRoles, type FieldError, type GrantedRole, type IdSource, type StreamKind } from '#kernel';
import type { Settings } from '#platform';
import { checkAnswers, commandForm, mergeErrors, parseCommandForm, stepControl, textOf, type Answer, type FormValues } from '#ui';
import { IDS, SETTINGS, SITE } from '../../api/tokens.js';
import { PersonaNeeded } from '../../security/access.js';
import { seenSetCookie } from '../../security/cookies.js';
import type { SiteAddress } from '../../security/site-address.js';
import type { FastifyReply, FastifyRequest } from '../../security/request.js';
import type { Block, Fact } from '../blocks.js';
import { PageRenderer } from '../page-renderer.js';
import { ruleAsError, type Refusal } from './rule-as-error.js';
import { actingRadios, roleControl, roleIn } from './acting.js';
import { href, readable } from '../words.js';
import { withRegisterNames, withoutEmptyRegister } from './register-names.js';
import type { Subject } from './subject.js';

/** The content that is shown above, or instead of, the answers before they are recorded. */
export interface CheckResult {
  answers?: Answer[];
  /** Above the answers. */
  blocks: Block[];
  submit: string;
}
/** Checks a command before its answers are shown. Undefined: there is nothing to show or to ask. @throws InvalidInput */
export type Check = (body: object) => Promise<CheckResult | undefined>;

interface Shown {
  values?: FormValues;
  errors?: readonly FieldError[];
  /** A rule that refuses the command. */
  refusal?: Refusal;
  /** Absent: the id among the values, or a new one. */
  commandId?: string;
  status?: number;
}

/** The form of every command: shows it, validates the input, records it, and redirects. */
@Injectable()
export class RecordForm {
  constructor(
    private readonly renderer: PageRenderer,
    private readonly gateway: CommandGateway,
    @Inject(IDS) private readonly ids: IdSource,
    @Inject(SETTINGS) private readonly settings: Settings,
    @Inject(SITE) private readonly site: SiteAddress,
  ) {}

  /** @throws UnknownCommand, Forbidden */
  async show(request: FastifyRequest, reply: FastifyReply, name: string, subject: Subject, values: FormValues = {}): Promise<void> {
    await this.print(request, reply, this.allowed(request, name), subject, { values });
  }

  async submit(request: FastifyRequest, reply: FastifyReply, name: string, subject: Subject, check?: Check): Promise<void> {
    const registered = this.allowed(request, name);
    const posted = (request.body ?? {}) as FormValues;
    const { body, typed, errors } = parseCommandForm(registered.type, { ...withRegisterNames(registered, subject, posted), ...subject.hidden });
    const step = posted[stepControl];
    if (step === 'change') return this.print(request, reply, registered, subject, { values: typed });
    try {
      if (errors.length > 0) throw new InvalidInput(await this.allErrors(request, name, body, errors));
      if ((registered.spec.confirm || check) && step !== 'record') {
        await this.gateway.prepare(this.commandRequest(request, name, body));
        const result = await check?.(body);
        if (registered.spec.confirm || result) return this.printCheck(request, reply, registered, subject, { typed, body, ...(result && { result }) });
      }
      const accepted = await this.gateway.execute(this.commandRequest(request, name, body));
      void reply.status(303).header('set-cookie', seenSetCookie(accepted.position, this.site.secure)).header('location', redirectTarget(registered, subject, accepted, textOf(typed, 'corrects') !== '')).send();
    } catch (error) {
      const confirmation = confirmationFor(error);
      if (confirmation) return this.printCheck(request, reply, registered, subject, { typed: { ...typed, ...confirmation.confirmedFields }, body, confirmation });
      await this.print(request, reply, registered, subject, { values: typed, ...this.errorView(error) });
    }
  }

  /** Shows the form again with the errors of the values. @throws UnknownCommand, Forbidden */
  refuse(request: FastifyRequest, reply: FastifyReply, name: string, subject: Subject, values: FormValues, errors: readonly FieldError[]): Promise<void> {
    return this.print(request, reply, this.allowed(request, name), subject, { values, errors, status: 400 });
  }

  private allowed(request: FastifyRequest, name: string): Registered {
    const { actor } = request;
    if (!actor) throw new PersonaNeeded('Choose who you are.');
    const registered = this.gateway.registry.get(name);
    authorise(actor, registered.spec);
    assertSteppedUp(actor, registered.spec);
    return registered;
  }

  /** The roles in which the visitor may record the command for this subject. */
  private async rolesFor({ actor }: FastifyRequest, name: string, { hidden }: Subject): Promise<GrantedRole[]> {
    if (!actor) throw new PersonaNeeded('Choose who you are.');
    try {
      return await this.gateway.rolesFor(name, hidden, actor);
    } catch (error) {
      // The form reports the refusal after it is sent.
      if (error instanceof Forbidden || error instanceof NotFound) return [];
      throw error;
    }
  }

  private commandRequest({ actor, body: posted }: FastifyRequest, name: string, body: unknown): SentCommand {
    if (!actor) throw new PersonaNeeded('Choose who you are.');
    return { name, body, by: actor, as: roleIn((posted ?? {}) as FormValues), fromForm: true, example: this.settings.demoPersonas };
  }

  /** All errors at once: those of the form, and those of the validator for other fields. */
  private async allErrors(request: FastifyRequest, name: string, body: unknown, own: readonly FieldError[]): Promise<FieldError[]> {
    try {
      await this.gateway.prepare(this.commandRequest(request, name, body));
    } catch (error) {
      if (error instanceof InvalidInput) return mergeErrors(own, error.errors);
    }
    return [...own];
  }

  private errorView(error: unknown): Shown {
    if (error instanceof InvalidInput) return { errors: error.errors.map((e) => ({ ...e, message: readable(e.message) })), status: 400 };
    if (error instanceof RuleRefused) {
      const { code, message: text, blockers, remedy } = error;
      return { refusal: { code, text: readable(text), blockers: blockers.map(readable), remedy: readable(remedy) }, status: 409 };
    }
    if (error instanceof IdempotencyClash)
      return {
        refusal: { text: 'This form was already recorded with other answers.', blockers: [], remedy: 'To record these as well, send them again. To change what was recorded, correct it in the history.' },
        commandId: this.ids.next(),
        status: 422,
      };
    throw error;
  }

  private async print(request: FastifyRequest, reply: FastifyReply, registered: Registered, about: Subject, shown: Shown): Promise<void> {
    const { type, spec } = registered;
    const subject = withoutEmptyRegister(registered, about);
    const { values = {}, refusal, commandId, status = 200 } = shown;
    const errors = [...(shown.errors ?? []), ...ruleAsError(type, refusal)];
    const form = commandForm(type, {
      action: request.url, commandId: this.ids.next(), offers: subject.offers, errors,
      values: commandId ? { ...values, commandId } : values,
      hidden: subject.hidden,
    });
    const page = this.renderer.page(request, 'record/form.njk', {
      title: form.title, ...entryCard(subject), caption: subject.name, section: subject.name, form: { ...form, draft: keepsDraft(spec, subject) ? request.url : undefined, upload: subject.upload, acting: actingRadios(await this.rolesFor(request, spec.name, subject), textOf(values, roleControl)) }, refusal,
      back: { href: subject.forms, text: 'Back' }, exampleData: subject.example,
      errors: [...(refusal && form.errors.every(({ text }) => text !== refusal.text) ? [{ text: refusal.text }] : []), ...form.errors],
    });
    void reply.status(status).type('text/html; charset=utf-8').send(page);
  }

  private printCheck(request: FastifyRequest, reply: FastifyReply, { type, spec }: Registered, subject: Subject, given: { typed: FormValues; body: unknown; confirmation?: ConfirmationRequest; result?: CheckResult }): void {
    const { confirmation, result } = given;
    const submit = confirmation?.submit ?? result?.submit;
    const check = { ...checkAnswers(type, { action: request.url, offers: subject.offers, ...given, ...(submit === undefined ? {} : { submit }) }), ...(result?.answers && { answers: result.answers }) };
    const as = roleIn(given.typed);
    if (as !== undefined) check.answers = [...check.answers, { key: 'Recorded as', value: grantedRoles[as] }];
    const shown = confirmation ? { title: confirmation.title, note: confirmation.note } : { note: spec.help };
    const { entry } = entryCard(subject);
    const blocks: Block[] = [...(entry ? [{ kind: 'facts', ...entry } as const] : []), ...(result?.blocks ?? [])];
    const page = this.renderer.page(request, blocks.length > 0 ? 'record/check.njk' : 'check-answers.njk', { blocks, caption: subject.name, section: subject.name, exampleData: subject.example, title: check.title, ...shown, check: { ...check, ...shown } });
    void reply.status(confirmation ? 409 : 200).type('text/html; charset=utf-8').send(page);
  }
}

/** Asks for a confirmation instead of refusing. The same answers are sent with the confirmation. */
interface ConfirmationRequest {
  title: string;
  note: string;
  submit: string;
  confirmedFields: FormValues;
}

function confirmationFor(error: unknown): ConfirmationRequest | undefined {
  if (!(error instanceof RuleRefused)) return undefined;
  const named = `${error.blockers.map(readable).join('; ')}.`;
  if (error.code === probablyRecordedAlready) return { title: 'Did it happen again?', note: `${readable(error.message)} ${named}`, submit: 'Record another', confirmedFields: { again: 'yes' } };
  if (error.code === unlikelyDay) return { title: 'Is the year right?', note: readable(error.message), submit: 'Yes, record it', confirmedFields: { daysAreRight: 'yes' } };
  return undefined;
}

/** The path of the pages of each kind of subject. */
const subjectPaths: Readonly<Record<StreamKind, string>> = { ulo: '/ulos', programme: '/programmes', person: '/people', reminders: '/ulos', manager: '/operations', installation: '/people', organisation: '/organisations' };

/** Redirects to the page of the subject. A new stream has a new page. */
function redirectTarget({ spec }: Registered, subject: Subject, { stream, position, events }: Accepted, corrected: boolean): string {
  const home = spec.creates ? `${subjectPaths[spec.stream]}/${stream.slice(spec.stream.length + 1)}` : subject.home;
  return href(home, { recorded: events.length > 0 ? spec.name : 'nothing', corrected: corrected ? 'yes' : undefined, after: position });
}

/** True when the browser keeps the typed text until it is recorded. Details of people and files are not kept. */
const keepsDraft = ({ stream }: Registered['spec'], { upload }: Subject): boolean => stream !== 'person' && upload === undefined;

const entryCard = ({ entry }: Subject): { entry?: { title: string; rows: Fact[] } } => (entry ? { entry: { title: 'What was recorded', rows: entry } } : {});

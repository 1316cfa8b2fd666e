import { Inject, Injectable } from '@nestjs/common';
import { assertSteppedUp, authorise } from '#access';
import { CommandGateway, probablyRecordedAlready, type Accepted, type Registered, type SentCommand } from '#commands';
import { IdempotencyClash, InvalidInput, RuleRefused, type FieldError, type IdSource, type StreamKind } from '#kernel';
import type { Settings } from '#platform';
import { checkAnswers, commandForm, mergeErrors, parseCommandForm, stepControl, textOf, type Answer, type FormValues } from '#ui';
import { IDS, SETTINGS, SITE } from '../../api/tokens.js';
import { PersonaNeeded } from '../../security/access.js';
import { seenSetCookie } from '../../security/cookies.js';
import type { SiteAddress } from '../../security/site-address.js';
import type { FastifyReply, FastifyRequest } from '../../security/request.js';
import type { Block } from '../blocks.js';
import { Desk } from '../desk.js';
import { href, readable } from '../words.js';
import type { Subject } from './subject.js';

/** What is shown beside, or instead of, the answers before they are recorded. */
export interface Told {
  answers?: Answer[];
  /** Above the answers. */
  blocks: Block[];
  submit: string;
}
/** Judges a command before its answers are shown. @throws InvalidInput */
export type Check = (body: object) => Promise<Told>;

interface Shown {
  values?: FormValues;
  errors?: readonly FieldError[];
  /** Errors that belong to no single field. */
  refusal?: { text: string; blockers: readonly string[]; remedy: string };
  /** Absent: the one among the values, or a fresh one. */
  commandId?: string;
  status?: number;
}

/** The form of any command: shows it, validates the input, records it, and redirects. */
@Injectable()
export class RecordForm {
  constructor(
    private readonly desk: Desk,
    private readonly gateway: CommandGateway,
    @Inject(IDS) private readonly ids: IdSource,
    @Inject(SETTINGS) private readonly settings: Settings,
    @Inject(SITE) private readonly site: SiteAddress,
  ) {}

  /** @throws UnknownCommand, Forbidden */
  show(request: FastifyRequest, reply: FastifyReply, name: string, subject: Subject, values: FormValues = {}): void {
    this.print(request, reply, this.allowed(request, name), subject, { values });
  }

  async submit(request: FastifyRequest, reply: FastifyReply, name: string, subject: Subject, check?: Check): Promise<void> {
    const registered = this.allowed(request, name);
    const posted = (request.body ?? {}) as FormValues;
    const { body, typed, errors } = parseCommandForm(registered.type, { ...posted, ...subject.hidden });
    const step = posted[stepControl];
    if (step === 'change') return this.print(request, reply, registered, subject, { values: typed });
    try {
      if (errors.length > 0) throw new InvalidInput(await this.foundBesides(request, name, body, errors));
      if (registered.spec.confirm && step !== 'record') {
        await this.gateway.prepare(this.commandRequest(request, name, body));
        return this.printCheck(request, reply, registered, subject, { typed, body, ...(check && { told: await check(body) }) });
      }
      const accepted = await this.gateway.execute(this.commandRequest(request, name, body));
      void reply.status(303).header('set-cookie', seenSetCookie(accepted.position, this.site.secure)).header('location', leadOn(registered, subject, accepted, textOf(typed, 'corrects') !== '')).send();
    } catch (error) {
      if (error instanceof RuleRefused && error.code === probablyRecordedAlready)
        return this.printCheck(request, reply, registered, subject, { typed: { ...typed, again: 'yes' }, body, repeats: error });
      this.print(request, reply, registered, subject, { values: typed, ...this.shownAs(error) });
    }
  }

  /** The form again, with what is wrong with the values. @throws UnknownCommand, Forbidden */
  refuse(request: FastifyRequest, reply: FastifyReply, name: string, subject: Subject, values: FormValues, errors: readonly FieldError[]): void {
    this.print(request, reply, this.allowed(request, name), subject, { values, errors, status: 400 });
  }

  private allowed(request: FastifyRequest, name: string): Registered {
    const { actor } = request;
    if (!actor) throw new PersonaNeeded('Choose who you are.');
    const registered = this.gateway.registry.get(name);
    authorise(actor, registered.spec);
    assertSteppedUp(actor, registered.spec);
    return registered;
  }

  private commandRequest({ actor }: FastifyRequest, name: string, body: unknown): SentCommand {
    if (!actor) throw new PersonaNeeded('Choose who you are.');
    return { name, body, by: actor, example: this.settings.demoPersonas };
  }

  /** All errors at once: those of the form, and those of the validator on other fields. */
  private async foundBesides(request: FastifyRequest, name: string, body: unknown, own: readonly FieldError[]): Promise<FieldError[]> {
    try {
      await this.gateway.prepare(this.commandRequest(request, name, body));
    } catch (error) {
      if (error instanceof InvalidInput) return mergeErrors(own, error.errors);
    }
    return [...own];
  }

  private shownAs(error: unknown): Shown {
    if (error instanceof InvalidInput) return { errors: error.errors.map((e) => ({ ...e, message: readable(e.message) })), status: 400 };
    if (error instanceof RuleRefused) {
      const { message: text, blockers, remedy } = error;
      return { refusal: { text: readable(text), blockers: blockers.map(readable), remedy: readable(remedy) }, status: 409 };
    }
    if (error instanceof IdempotencyClash)
      return {
        refusal: { text: 'This form was already recorded with other answers.', blockers: [], remedy: 'To record these as well, send them again. To change what was recorded, correct it in the history.' },
        commandId: this.ids.next(),
        status: 422,
      };
    throw error;
  }

  private print(request: FastifyRequest, reply: FastifyReply, { type }: Registered, subject: Subject, shown: Shown): void {
    const { values = {}, errors = [], refusal, commandId, status = 200 } = shown;
    const form = commandForm(type, {
      action: request.url, commandId: this.ids.next(), offers: subject.offers, errors,
      values: commandId ? { ...values, commandId } : values,
      hidden: subject.hidden,
    });
    const page = this.desk.page(request, 'record/form.njk', {
      title: form.title, caption: subject.name, section: subject.name, form: { ...form, upload: subject.upload }, refusal,
      back: { href: subject.forms, text: 'Back' }, exampleData: subject.example,
      errors: [...(refusal ? [{ text: refusal.text }] : []), ...form.errors],
    });
    void reply.status(status).type('text/html; charset=utf-8').send(page);
  }

  private printCheck(request: FastifyRequest, reply: FastifyReply, { type, spec }: Registered, subject: Subject, given: { typed: FormValues; body: unknown; repeats?: RuleRefused; told?: Told }): void {
    const { repeats, told } = given;
    const submit = repeats ? 'Record another' : told?.submit;
    const check = { ...checkAnswers(type, { action: request.url, offers: subject.offers, ...given, ...(submit === undefined ? {} : { submit }) }), ...(told?.answers && { answers: told.answers }) };
    const asked = repeats ? { title: 'Did it happen again?', note: `${readable(repeats.message)} ${repeats.blockers.map(readable).join('; ')}.` } : { note: spec.help };
    const page = this.desk.page(request, told ? 'record/check.njk' : 'check-answers.njk', { blocks: told?.blocks, caption: subject.name, section: subject.name, exampleData: subject.example, title: check.title, ...asked, check: { ...check, ...asked } });
    void reply.status(repeats ? 409 : 200).type('text/html; charset=utf-8').send(page);
  }
}

/** Where the pages of each kind of thing are. */
const homes: Readonly<Record<StreamKind, string>> = { ulo: '/ulos', programme: '/programmes', person: '/people', reminders: '/ulos', manager: '/operations', installation: '/people' };

/** Redirects to the page of the subject; a new stream has its own page. */
function leadOn({ spec }: Registered, subject: Subject, { stream, position, events }: Accepted, corrected: boolean): string {
  const home = spec.creates ? `${homes[spec.stream]}/${stream.slice(spec.stream.length + 1)}` : subject.home;
  return href(home, { recorded: events.length > 0 ? spec.name : 'nothing', corrected: corrected ? 'yes' : undefined, after: position });
}

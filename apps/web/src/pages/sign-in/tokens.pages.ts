import { Controller, Get, Inject, Post, Req, Res } from '@nestjs/common';
import { StepUpNeeded, type Scope } from '#access';
import { CommandGateway } from '#commands';
import { InvalidInput, NotFound, addDays, isId, type Clock, type FieldError } from '#kernel';
import type { ApiToken } from '#sign-in';
import { date, oneTextOf, type FormValues } from '#ui';
import { actions } from '../../api/actions.js';
import { readRoutes } from '../../reads/read-routes.js';
import { CLOCK, SIGN_IN } from '../../api/tokens.js';
import { ShowsSecret, actorOf, type FastifyReply, type FastifyRequest } from '../../security/request.js';
import type { Visitor } from '../../security/visitor.js';
import type { SignIn } from '../../sign-in/sign-in.js';
import { heads, type Cell, type Table } from '../blocks.js';
import { PageRenderer } from '../page-renderer.js';
import { PersonSubjects } from '../people/person-subject.js';

const days = { '7': 'A week', '30': '30 days', '90': '90 days', '365': 'A year' } as const;

/** API tokens of a person: creates, lists and revokes them. A new token is shown once. */
@Controller('account/tokens')
export class TokenPages {
  constructor(
    private readonly renderer: PageRenderer,
    private readonly gateway: CommandGateway,
    private readonly subjects: PersonSubjects,
    @Inject(SIGN_IN) private readonly signIn: SignIn | null,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @Get()
  async list(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    await this.print(request, reply, {});
  }

  @Post()
  @ShowsSecret()
  async make(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const actor = this.steppedUp(request);
    const posted = (request.body ?? {}) as FormValues;
    const typed = { title: oneTextOf(posted, 'title').trim(), commands: oneTextOf(posted, 'commands'), reads: oneTextOf(posted, 'reads'), scope: oneTextOf(posted, 'scope'), days: oneTextOf(posted, 'days') };
    try {
      const names = [...(typed.reads === 'yes' ? Object.keys(readRoutes) : []), ...this.commandsIn(typed.commands)];
      const expiresOn = addDays(this.clock.today(), Object.hasOwn(days, typed.days) ? Number(typed.days) : 0);
      const { token } = await this.here().tokens.make({ owner: actor.id, title: typed.title, names, scope: scopeFrom(typed.scope), expiresOn });
      await this.print(request, reply, { made: token });
    } catch (error) {
      if (!(error instanceof InvalidInput)) throw error;
      await this.print(request, reply, { typed, errors: error.errors });
    }
  }

  @Post('revoke')
  async revoke(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    await this.here().tokens.revoke(actorOf(request).id, oneTextOf((request.body ?? {}) as FormValues, 'handle'));
    void reply.status(303).header('location', '/account/tokens').send();
  }

  /** @throws InvalidInput naming the unknown commands */
  private commandsIn(text: string): string[] {
    const names = text.split(/[\s,]+/u).filter((name) => name !== '');
    const known = new Set([...this.gateway.registry.all.map(({ spec }) => spec.name), ...Object.keys(actions)]);
    const unknown = names.filter((name) => !known.has(name));
    if (unknown.length > 0) throw new InvalidInput([{ field: 'commands', message: `There is no command ${unknown.slice(0, 5).join(', ')}` }]);
    return names;
  }

  private async print(request: FastifyRequest, reply: FastifyReply, { made, typed, errors = [] }: { made?: string; typed?: Record<string, string>; errors?: readonly FieldError[] }): Promise<void> {
    const actor = this.steppedUp(request);
    const { programme, ulo, organisation } = await this.subjects.scopes(actor);
    const scopes = [
      { value: '', text: 'Everything that I may' },
      ...programme.map(({ value, text }) => ({ value: `programme ${value}`, text: `Programme ${text}` })), ...ulo.map(({ value, text }) => ({ value: `ulo ${value}`, text: `ULO ${text}` })),
      ...organisation.map(({ value, text }) => ({ value: `organisation ${value}`, text: `ULOs that ${text} mentors, commissions or funds` })),
    ];
    const problems = Object.fromEntries(errors.map(({ field, message }) => [field === 'names' ? 'commands' : field, message]));
    const page = this.renderer.page(request, 'sign-in/tokens.njk', {
      title: 'Tokens for programs', caption: actor.label, back: { href: '/account', text: 'Back to your account' }, wide: true,
      made, typed: typed ?? { reads: 'yes', days: '30' }, problems, scopes, lengths: Object.entries(days).map(([value, text]) => ({ value, text })), table: tableOf(await this.here().tokens.list(actor.id), scopes),
      errors: Object.entries(problems).map(([field, text]) => ({ text, href: `#${field}` })),
    });
    void reply.status(errors.length > 0 ? 400 : 200).type('text/html; charset=utf-8').send(page);
  }

  /** @throws StepUpNeeded, NotFound in the demonstration */
  private steppedUp(request: FastifyRequest): Visitor {
    const actor = actorOf(request);
    this.here();
    if (!actor.steppedUp) throw new StepUpNeeded('Make a token');
    return actor;
  }

  private here(): SignIn {
    if (!this.signIn) throw new NotFound('page', 'tokens');
    return this.signIn;
  }
}

/**
 * `programme <id>`, `ulo <id>`, `organisation <id>`, or empty for everything.
 * @throws InvalidInput for any other text, which must not widen the token
 */
function scopeFrom(text: string): Scope {
  if (text === '') return { kind: 'everything' };
  const [kind, id = ''] = text.split(' ');
  if ((kind === 'programme' || kind === 'ulo' || kind === 'organisation') && isId(id)) return { kind, id: id.toLowerCase() };
  throw new InvalidInput([{ field: 'scope', message: 'Choose where, from the list' }]);
}

const valueOf = (scope: Scope): string => (scope.kind === 'everything' ? '' : `${scope.kind} ${scope.id}`);

const tableOf = (tokens: readonly ApiToken[], scopes: readonly { value: string; text: string }[]): Table => ({
  caption: 'Your tokens', head: heads('What for', 'May do', 'Where', 'Until', 'Last used', 'Revoke'), empty: 'None.',
  rows: tokens.map(({ title, names, scope, expiresOn, lastUsed, handle }): Cell[] => [
    title, { text: names.length > 12 ? `${names.slice(0, 10).join(', ')} and ${names.length - 10} more` : names.join(', '), wide: true }, scopes.find(({ value }) => value === valueOf(scope as Scope))?.text ?? 'Where you may nothing any more', date(expiresOn), lastUsed === undefined ? 'Never' : date(lastUsed.slice(0, 10)),
    { text: 'Revoke', action: { href: '/account/tokens/revoke', about: title, fields: { handle } } },
  ]),
});

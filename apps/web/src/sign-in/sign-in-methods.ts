import { Inject, Injectable } from '@nestjs/common';
import { COMMAND_HANDLING, type CommandPipeline } from '#commands';
import { NotWritable, Unavailable } from '#event-store';
import { NotFound, derivedId, type Author, type Clock } from '#kernel';
import { signInMethodsOf, type SignInMethod } from '#people';
import type { Logger } from '#platform';
import { CLOCK, LOGGER, SIGN_IN } from '../api/tokens.js';
import type { SignIn } from './sign-in.js';

const author: Author = { id: derivedId('ways of signing in'), role: 'milepost', organisation: 'Milepost' };

/** Records in the log how people sign in: the kind of each method that they add or remove, and a random id. */
@Injectable()
export class SignInMethods {
  constructor(
    @Inject(COMMAND_HANDLING) private readonly handling: CommandPipeline,
    @Inject(SIGN_IN) private readonly signIn: SignIn | null,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  /** Records the changes since the last record. @throws NotWritable, Unavailable; the next sign-in then records them */
  async follow(person: string): Promise<void> {
    // The order matters: a change between the two reads is recorded once.
    const recorded = signInMethodsOf(await this.handling.stateOf('person', person));
    const kept = await this.keptOf(person);
    for (const one of kept) if (!isAmong(recorded, one)) await this.record('add-sign-in-method', person, one);
    for (const one of recorded) if (!isAmong(kept, one)) await this.record('remove-sign-in-method', person, one);
  }

  /** As `follow`, at a sign-in. It succeeds also when the log is not writable. */
  async catchUp(person: string): Promise<void> {
    try {
      await this.follow(person);
    } catch (error) {
      if (!(error instanceof NotWritable || error instanceof Unavailable)) throw error;
      this.logger.warn({ err: error }, 'The sign-in methods of a person could not be recorded. Their next sign-in records them.');
    }
  }

  private async keptOf(person: string): Promise<SignInMethod[]> {
    if (!this.signIn) throw new NotFound('page', 'sign-in');
    const { reservations, keptPasskeys } = this.signIn;
    const [links, accounts, passkeys] = await Promise.all([reservations.methodsOf(person, 'mail'), reservations.methodsOf(person, 'openid'), keptPasskeys.methodsOf(person)]);
    const of = (kind: SignInMethod['kind'], ids: readonly string[]): SignInMethod[] => ids.map((method) => ({ kind, method }));
    return [...of('link', links), ...of('openid', accounts), ...of('passkey', passkeys)];
  }

  private async record(name: string, person: string, { kind, method }: SignInMethod): Promise<void> {
    await this.handling.execute({ name, body: { occurredOn: this.clock.today(), person, kind, method }, actor: author });
  }
}

const isAmong = (all: readonly SignInMethod[], { method }: SignInMethod): boolean => all.some((one) => one.method === method);

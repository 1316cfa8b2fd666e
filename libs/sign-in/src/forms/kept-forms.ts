import type { Clock } from '#kernel';
import type { AccessState } from '../access-state/access-state.js';
import { recordKind } from '../access-state/record-kind.js';
import { freshSecret, isSecret } from '../secrets/fresh-secret.js';
import { later } from '../secrets/later.js';

/** A form that was sent after its session had ended. */
export interface KeptForm {
  /** The path and query that it was sent to. */
  address: string;
  /** The submitted fields, `application/x-www-form-urlencoded`. */
  body: string;
  commandId: string;
}

const kind = recordKind<KeptForm & { person: string }>('form');
const lifetimeSeconds = 3_600;
const maxBytes = 64 * 1_024;

/** Keeps a form until its sender has signed in again. It never submits the form itself. All methods throw Unavailable. */
export class KeptForms {
  constructor(
    private readonly state: AccessState,
    private readonly clock: Clock,
  ) {}

  /** Keeps the form for one hour. @returns the secret for `take`; undefined when the form is over 64 kB */
  async keep(person: string, { address, body, commandId }: KeptForm): Promise<string | undefined> {
    if (Buffer.byteLength(address) + Buffer.byteLength(body) > maxBytes) return undefined;
    const token = freshSecret();
    await this.state.add(kind, token, { person, address, body, commandId }, { owner: person, expiresAt: later(this.clock.now(), lifetimeSeconds) });
    return token;
  }

  /** Returns the form once, and only to the person who sent it. Undefined otherwise. */
  async take(person: string, token: string): Promise<KeptForm | undefined> {
    if (!isSecret(token) || (await this.state.get(kind, token))?.record.person !== person) return undefined;
    const form = await this.state.consume(kind, token);
    return form && { address: form.address, body: form.body, commandId: form.commandId };
  }
}

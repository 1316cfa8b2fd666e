import type { Clock } from '#kernel';
import type { AccessState } from '../access-state/access-state.js';
import { recordKind } from '../access-state/record-kind.js';
import { freshSecret, isSecret } from '../secrets/fresh-secret.js';
import { later } from '../secrets/later.js';

/** A form that was sent when its session had ended. */
export interface KeptForm {
  /** The path and query that it was sent to. */
  address: string;
  /** The fields as they came, `application/x-www-form-urlencoded`. */
  body: string;
  commandId: string;
}

const kind = recordKind<KeptForm & { person: string }>('form');
const lasts = 3_600;
const mostBytes = 64 * 1_024;

/** Keeps what somebody typed until they have signed in again. Nothing here is ever submitted by itself. Throws Unavailable. */
export class KeptForms {
  constructor(
    private readonly state: AccessState,
    private readonly clock: Clock,
  ) {}

  /** For one hour. @returns the secret to take it with; undefined when the form is over 64 kB */
  async keep(person: string, { address, body, commandId }: KeptForm): Promise<string | undefined> {
    if (Buffer.byteLength(address) + Buffer.byteLength(body) > mostBytes) return undefined;
    const token = freshSecret();
    await this.state.add(kind, token, { person, address, body, commandId }, { owner: person, expiresAt: later(this.clock.now(), lasts) });
    return token;
  }

  /** Once, and for the person who sent it only: for anybody else there is none. */
  async take(person: string, token: string): Promise<KeptForm | undefined> {
    if (!isSecret(token) || (await this.state.get(kind, token))?.record.person !== person) return undefined;
    const form = await this.state.consume(kind, token);
    return form && { address: form.address, body: form.body, commandId: form.commandId };
  }
}

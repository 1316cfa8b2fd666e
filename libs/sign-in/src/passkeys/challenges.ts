import type { Clock } from '#kernel';
import type { AccessState } from '../access-state/access-state.js';
import { recordKind } from '../access-state/record-kind.js';
import { freshSecret, isSecret } from '../secrets/fresh-secret.js';
import { later } from '../secrets/later.js';
import { PasskeyRefused } from './passkey.js';

export interface Challenge {
  purpose: 'register' | 'sign-in';
  /** The id of the browser that requested it. */
  browser: string;
  /** The person who must own the passkey. */
  person?: string | undefined;
}

const kind = recordKind<Challenge>('challenge');
const lifetimeSeconds = 5 * 60;

/** Challenges for passkeys: valid for 5 minutes, once, in the browser that requested them. */
export class Challenges {
  constructor(
    private readonly state: AccessState,
    private readonly clock: Clock,
  ) {}

  /** @returns base64url */
  async make(challenge: Challenge): Promise<string> {
    const value = freshSecret();
    await this.state.add(kind, value, challenge, { expiresAt: later(this.clock.now(), lifetimeSeconds) });
    return value;
  }

  /** Takes the challenge of an answer. It is used up even if the answer turns out to be invalid. @throws PasskeyRefused */
  async take(answer: unknown, { purpose, browser }: Challenge): Promise<{ value: string; person: string | undefined }> {
    const value = challengeIn(answer);
    const found = value === undefined ? undefined : await this.state.get(kind, value);
    if (value === undefined || found?.record.purpose !== purpose) throw new PasskeyRefused('unknown');
    if (found.record.browser !== browser) throw new PasskeyRefused('another-browser');
    const taken = await this.state.consume(kind, value);
    if (!taken) throw new PasskeyRefused('unknown');
    return { value, person: taken.person };
  }
}

/** The challenge in the `clientDataJSON` that a browser sent. */
function challengeIn(answer: unknown): string | undefined {
  const text = (answer as { response?: { clientDataJSON?: unknown } } | null)?.response?.clientDataJSON;
  if (typeof text !== 'string' || text.length > 4_096) return undefined;
  try {
    const { challenge } = JSON.parse(Buffer.from(text, 'base64url').toString()) as { challenge?: unknown };
    return isSecret(challenge) ? challenge : undefined;
  } catch {
    return undefined;
  }
}

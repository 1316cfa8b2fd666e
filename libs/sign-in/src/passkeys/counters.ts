import type { AccessState } from '../access-state/access-state.js';
import { recordKind } from '../access-state/record-kind.js';
import { PasskeyRefused } from './passkey.js';

const kind = recordKind<{ counter: number }>('passkey');

/**
 * The use counters of passkeys. A counter that does not increase indicates a copied passkey. Synced passkeys always report 0,
 * so they cannot be checked.
 */
export class Counters {
  constructor(private readonly state: AccessState) {}

  /** False when this passkey is already registered. */
  begin(credentialId: string, counter: number, person: string): Promise<boolean> {
    return this.state.add(kind, credentialId, { counter }, { owner: person });
  }

  /** @throws PasskeyRefused */
  async raise(credentialId: string, counter: number, person: string): Promise<void> {
    const kept = await this.state.get(kind, credentialId);
    const last = kept?.record.counter ?? 0;
    if (counter === 0 && last === 0) return;
    if (counter <= last) throw new PasskeyRefused('copied');
    const isRaised = kept ? await this.state.change(kind, credentialId, kept.revision, { counter }) : await this.state.add(kind, credentialId, { counter }, { owner: person });
    if (!isRaised) await this.raise(credentialId, counter, person);
  }

  async forget(credentialId: string): Promise<void> {
    await this.state.remove(kind, credentialId);
  }
}

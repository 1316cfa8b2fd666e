import { createHash, createHmac } from 'node:crypto';
import { readStream, type EventStore } from '#event-store';
import { derivedKey, type Sealed, type StoredEvent } from '#kernel';
import type { KeyStore } from '../keys/key-store.js';

/** The hash of a secret, as events record it: SHA-256, hexadecimal. */
export const secretHashOf = (secret: string): string => createHash('sha256').update(secret).digest('hex');

/**
 * Secrets of calendar addresses. Each is derived from the person's key and the id of the command that issues it. No secret
 * is stored: the key is enough to show the address again, and the log alone does not reveal it.
 */
export class CalendarAddresses {
  constructor(
    private readonly store: EventStore,
    private readonly keys: KeyStore,
  ) {}

  /** The secret that the command with this id issues: the same on each retry. Undefined for a person who is erased or unknown. */
  async secretOf(person: string, commandId: string): Promise<string | undefined> {
    return this.#derived(await readStream(this.store, `person-${person}`), commandId);
  }

  /** The address in force; `elsewhere` when its secret was not derived here but sent by a client. */
  async inForce(person: string): Promise<{ secret: string } | 'elsewhere' | undefined> {
    const events = await readStream(this.store, `person-${person}`);
    const last = events.findLast(({ type }) => type === 'CalendarAddressIssued' || type === 'CalendarAddressRevoked');
    if (last?.type !== 'CalendarAddressIssued') return undefined;
    const secret = await this.#derived(events, last.metadata.commandId);
    return secret !== undefined && secretHashOf(secret) === (last.data as { secretHash: string }).secretHash ? { secret } : 'elsewhere';
  }

  async #derived(events: readonly StoredEvent[], commandId: string): Promise<string | undefined> {
    const registered = events.find(({ type }) => type === 'PersonRegistered');
    const key = registered && (await this.keys.get((registered.data as Sealed).key));
    return key && createHmac('sha256', derivedKey(key, 'calendar addresses')).update(commandId.toLowerCase()).digest('base64url');
  }
}

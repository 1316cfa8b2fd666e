import { createHash, createHmac } from 'node:crypto';
import { readStream, type EventStore } from '#event-store';
import { derivedKey, type Sealed, type StoredEvent } from '#kernel';
import type { KeyStore } from '../keys/key-store.js';

/** What of a secret is recorded: SHA-256, hexadecimal. */
export const secretHashOf = (secret: string): string => createHash('sha256').update(secret).digest('hex');

/**
 * Secrets of calendar addresses. They are made of the person's key and the command that issues them, and are kept
 * nowhere: with the key it can be shown the address again, and the log alone gives nothing away.
 */
export class CalendarAddresses {
  constructor(
    private readonly store: EventStore,
    private readonly keys: KeyStore,
  ) {}

  /** The secret that the command of this id issues: the same each time it is sent. Undefined for somebody erased or unknown. */
  async secretOf(person: string, commandId: string): Promise<string | undefined> {
    return this.#made(await readStream(this.store, `person-${person}`), commandId);
  }

  /** The address in force; `elsewhere` when its secret was made by somebody else. */
  async inForce(person: string): Promise<{ secret: string } | 'elsewhere' | undefined> {
    const events = await readStream(this.store, `person-${person}`);
    const last = events.findLast(({ type }) => type === 'CalendarAddressIssued' || type === 'CalendarAddressRevoked');
    if (last?.type !== 'CalendarAddressIssued') return undefined;
    const secret = await this.#made(events, last.metadata.commandId);
    return secret !== undefined && secretHashOf(secret) === (last.data as { secretHash: string }).secretHash ? { secret } : 'elsewhere';
  }

  async #made(events: readonly StoredEvent[], commandId: string): Promise<string | undefined> {
    const registered = events.find(({ type }) => type === 'PersonRegistered');
    const key = registered && (await this.keys.get((registered.data as Sealed).key));
    return key && createHmac('sha256', derivedKey(key, 'calendar addresses')).update(commandId.toLowerCase()).digest('base64url');
  }
}

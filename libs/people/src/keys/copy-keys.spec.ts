import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openSqliteEventStore, type EventStore } from '#event-store';
import { derivedId, type NewEvent } from '#kernel';
import { PeopleKeys, copyKeys } from './copy-keys.js';
import { KeyStoreUnusable, type KeyStore, type PersonKey } from './key-store.js';
import { openSqliteKeyStore } from './sqlite-key-store.js';

const event = (type: string, data: object, name: string): NewEvent => ({
  id: derivedId(name), type, version: 1, recordedAt: '2026-01-05T09:00:00.000Z', occurredOn: '2026-01-05', data,
  metadata: { commandId: derivedId(name), commandHash: 'none', correlationId: 'c', causationId: 'c', actor: { id: 'a', role: 'programme-manager', organisation: 'o' } },
});

describe('copying keys to another store', () => {
  let folder: string;
  let log: EventStore;
  let from: KeyStore;
  let to: KeyStore;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'milepost-copy-'));
    log = openSqliteEventStore({ folder });
    const open = (name: string): KeyStore => {
      rmSync(join(folder, name), { recursive: true, force: true });
      return openSqliteKeyStore({ folder: mkdtempSync(join(folder, name)), masterKey: `${name}: wrapped with another key, long enough` });
    };
    [from, to] = [open('from'), open('to')];
  });
  afterEach(async () => {
    await Promise.all([from.close(), to.close(), log.close()]);
    rmSync(folder, { recursive: true });
  });
  const registered = async (name: string): Promise<PersonKey> => {
    const made = await from.create();
    const { hash } = await log.append(`person-${name}`, [event('PersonRegistered', { key: made.keyId, text: '' }, name)], { head: 'no-stream' });
    heads.set(name, { revision: 0, hash });
    return made;
  };
  const heads = new Map<string, { revision: number; hash: string }>();
  const erase = async (name: string): Promise<void> => {
    await log.append(`person-${name}`, [event('PersonalDataErased', {}, `${name} erased`)], { head: heads.get(name) ?? 'no-stream' });
  };
  const copy = async () => {
    const people = new PeopleKeys();
    for await (const { events } of log.readAll()) for (const event of events) people.take(event);
    return copyKeys(people.keys, from, to);
  };
  const expectCopied = async ({ keyId, key }: PersonKey): Promise<void> => expect(Buffer.from((await to.get(keyId)) ?? [])).toEqual(Buffer.from(key));

  it('copies one key for each person, and continues an interrupted copy without writing twice', async () => {
    const people = [await registered('a'), await registered('b')];
    await to.keep(people[0] as PersonKey);
    expect(await copy()).toEqual({ opened: 2, written: 1, missing: 0 });
    for (const made of people) await expectCopied(made);
    expect(await copy()).toEqual({ opened: 2, written: 0, missing: 0 });
  });

  it('leaves out keys of erased people, and removes them from the new store', async () => {
    const [first, second] = [await registered('a'), await registered('b')];
    await erase('a');
    await to.keep(second);
    await erase('b');
    expect(await copy()).toEqual({ opened: 0, written: 0, missing: 0 });
    for (const { keyId } of [first, second]) expect(await to.get(keyId)).toBeUndefined();
  });

  it('counts missing keys, and copies the others', async () => {
    const [lost, kept] = [await registered('a'), await registered('b')];
    await from.remove(lost.keyId);
    expect(await copy()).toEqual({ opened: 1, written: 1, missing: 1 });
    await expectCopied(kept);
  });

  it('does not replace a different key under the expectCopied id', async () => {
    const { keyId, key } = await registered('a');
    const other = { keyId, key: Uint8Array.from(key, (byte) => byte ^ 1) };
    await to.keep(other);
    await expect(copy()).rejects.toThrow(KeyStoreUnusable);
    await expectCopied(other);
  });
});

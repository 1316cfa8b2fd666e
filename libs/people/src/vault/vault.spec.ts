import { createCommandPipeline } from '#commands';
import { Refused, Unavailable, type EventStore } from '#event-store';
import { derivedId, systemIds } from '#kernel';
import { fakeClock } from '#spec';
import type { KeyStore } from '../keys/key-store.js';
import { dryRunKeys } from '../keys/dry-run-keys.js';
import { person } from '../person/person.js';
import { personalDataWith } from './vault.js';

const noEvents = async function* (): AsyncGenerator<never> {};
const details = { occurredOn: '2026-01-05', name: 'Ada', organisation: 'Example', role: 'mentor' };

describe('a key for a registration that fails', () => {
  it('may stay when it cannot be removed: the error of the command is reported', async () => {
    const refusing = { readStream: noEvents, append: () => Promise.reject(new Refused('append-too-large', 'Too large.')) } as unknown as EventStore;
    const keys: KeyStore = { ...dryRunKeys({} as KeyStore), remove: () => Promise.reject(new Unavailable('The keys do not answer.')) };
    const handling = createCommandPipeline({
      store: refusing, clock: fakeClock(), ids: systemIds, commands: person.commands, personalData: personalDataWith(keys), deciders: { person },
    });
    const sent = handling.execute({ name: 'register-person', body: details, actor: { id: derivedId('a'), role: 'programme-manager', organisation: 'Example' } });
    await expect(sent).rejects.toThrow(Refused);
  });
});

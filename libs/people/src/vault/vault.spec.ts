import { createCommandHandling } from '#commands';
import { Refused, Unavailable, type EventStore } from '#event-store';
import { derivedId, systemIds } from '#kernel';
import { fakeClock } from '#spec';
import type { KeyStore } from '../keys/key-store.js';
import { dryRunKeys } from '../keys/dry-run-keys.js';
import { person } from '../person/person.js';
import { personalDataWith } from './vault.js';

const nothing = async function* (): AsyncGenerator<never> {};
const told = { occurredOn: '2026-01-05', name: 'Ada', organisation: 'Example', role: 'mentor' };

describe('a key that was made for nothing', () => {
  it('may stay when it cannot be removed: the person who asked is told what was wrong with what they sent', async () => {
    const refusing = { readStream: nothing, append: () => Promise.reject(new Refused('append-too-large', 'Too large.')) } as unknown as EventStore;
    const keys: KeyStore = { ...dryRunKeys({} as KeyStore), remove: () => Promise.reject(new Unavailable('The keys do not answer.')) };
    const handling = createCommandHandling({
      store: refusing, clock: fakeClock(), ids: systemIds, commands: person.commands, personalData: personalDataWith(keys), deciders: { person },
    });
    const sent = handling.execute({ name: 'register-person', body: told, actor: { id: derivedId('a'), role: 'programme-manager', organisation: 'Example' } });
    await expect(sent).rejects.toThrow(Refused);
  });
});

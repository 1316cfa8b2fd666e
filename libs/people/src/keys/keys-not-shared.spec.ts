import { KeyStoreUnusable } from './key-store.js';
import { keysNotShared } from './keys-not-shared.js';

describe('keys where several processes share a log', () => {
  it('are not made: nobody is registered whom another process could not read', async () => {
    await expect(keysNotShared.create()).rejects.toMatchObject({ code: 'keys-not-shared', remedy: expect.stringContaining('data folder') as string });
  });

  it('are not taken for removed ones: nobody is told to be erased who is not', async () => {
    for (const ask of [keysNotShared.get('k'), keysNotShared.state('k'), keysNotShared.remove('k')]) await expect(ask).rejects.toThrow(KeyStoreUnusable);
  });
});

import { systemIds } from '#kernel';
import { accessForTests, type AccessForTests } from '../contract/access-for-tests.js';
import { KeptPasskeys } from './kept-passkeys.js';

const passkey = (credentialId: string) => ({ credentialId, publicKey: 'a key', transports: ['internal'], isSynced: false });

describe('stored passkeys', () => {
  let access: AccessForTests;
  let kept: KeptPasskeys;
  beforeEach(async () => {
    access = await accessForTests();
    kept = new KeptPasskeys(access.state, access.clock, systemIds);
  });
  afterEach(() => access.close());

  it('belong to one person, and are found by credential id', async () => {
    expect(await kept.add('ada', passkey('one'), ' Laptop ')).toBe(true);
    expect(await kept.add('bob', passkey('one'), 'Phone')).toBe(false);
    expect(await kept.find('one')).toMatchObject({ person: 'ada', publicKey: 'a key' });
    expect(await kept.find('two')).toBeUndefined();
  });

  it('are listed with their name and last use', async () => {
    await kept.add('ada', passkey('one'), ' Laptop ');
    await kept.add('ada', passkey('two'), ' ');
    await kept.used('one');
    const list = await kept.listOf('ada');
    expect(list.map(({ name, lastUsed }) => [name, lastUsed]).sort()).toEqual([['Laptop', access.clock.now()], ['Passkey', undefined]]);
    expect(await kept.listOf('bob')).toEqual([]);
  });

  it('are removed by their person only, or when that person is erased', async () => {
    await kept.add('ada', passkey('one'), 'Laptop');
    await kept.add('ada', passkey('two'), 'Phone');
    const handle = (await kept.listOf('ada')).find(({ name }) => name === 'Laptop')?.handle ?? '';
    expect([await kept.remove('bob', handle), await kept.remove('ada', handle), await kept.remove('ada', handle)]).toEqual([undefined, 'one', undefined]);
    expect(await kept.find('one')).toBeUndefined();
    await access.state.removeAllOf('ada');
    expect(await kept.find('two')).toBeUndefined();
  });
});

import { accessForTests, type AccessForTests } from '../contract/access-for-tests.js';
import { SoftwarePasskey, type Deviation } from '../contract/software-passkey.js';
import { PasskeyRefused, type Passkey } from './passkey.js';
import { Passkeys, type FindPasskey } from './passkeys.js';
import { relyingPartyOf } from './relying-party.js';

const origin = 'https://milepost.example';
const browser = 'the browser that asked';
const ada = { person: 'person-ada', name: 'Ada' };

describe('passkeys', () => {
  let access: AccessForTests;
  let passkeys: Passkeys;
  let kept: (Passkey & { person: string })[];
  const find: FindPasskey = async (id) => kept.find(({ credentialId }) => credentialId === id);
  beforeEach(async () => {
    access = await accessForTests();
    passkeys = new Passkeys(access.state, access.clock, relyingPartyOf(origin) ?? { id: '', origin: '' });
    kept = [];
  });
  afterEach(() => access.close());
  const code = async (work: Promise<unknown>): Promise<string> => {
    const error = await work.then(() => 'accepted', (thrown: unknown) => thrown);
    return error instanceof PasskeyRefused ? error.code : String(error);
  };
  const add = async (device: SoftwarePasskey, { person, name } = ada): Promise<Passkey> => {
    const answer = device.register(await passkeys.registrationOptions({ person, name }, browser, []));
    const passkey = await passkeys.register(person, browser, answer);
    kept.push({ ...passkey, person });
    return passkey;
  };
  const signIn = async (device: SoftwarePasskey, deviation: Deviation = {}): Promise<unknown> => passkeys.authenticate(browser, device.signIn(await passkeys.authenticationOptions(browser), deviation), find);

  it('are offered at a host name with https and on localhost, not at an IP address', () => {
    expect(relyingPartyOf('https://milepost.example')).toEqual({ id: 'milepost.example', origin });
    expect(relyingPartyOf('http://localhost:3000')).toEqual({ id: 'localhost', origin: 'http://localhost:3000' });
    for (const address of ['https://192.0.2.1', 'https://[2001:db8::1]', 'http://127.0.0.1:3000', 'http://milepost.example']) expect(relyingPartyOf(address)).toBeUndefined();
  });

  it('require user verification and a discoverable credential, and are not added twice to one device', async () => {
    const passkey = await add(new SoftwarePasskey(origin));
    const options = await passkeys.registrationOptions(ada, browser, [passkey]);
    expect(options).toMatchObject({
      rp: { id: 'milepost.example' }, attestation: 'none', timeout: 300_000, authenticatorSelection: { residentKey: 'required', userVerification: 'required' }, excludeCredentials: [{ id: passkey.credentialId, transports: ['internal'] }],
    });
    expect(Buffer.from(options.user.id, 'base64url').toString()).toBe('person-ada');
    expect(await passkeys.authenticationOptions(browser)).toMatchObject({ rpId: 'milepost.example', userVerification: 'required' });
    expect((await passkeys.authenticationOptions(browser)).allowCredentials).toBeUndefined();
  });

  it('sign in their owner each time', async () => {
    const [device, synced] = [new SoftwarePasskey(origin), new SoftwarePasskey(origin, true)];
    const passkey = await add(device);
    expect(passkey).toEqual({ credentialId: device.id.toString('base64url'), publicKey: expect.stringMatching(/^[\w-]{100,}$/u) as string, transports: ['internal'], isSynced: false });
    expect((await add(synced, { person: 'person-bob', name: 'Bob' })).isSynced).toBe(true);
    for (let time = 0; time < 3; time += 1) {
      expect(await signIn(device)).toEqual({ person: 'person-ada', credentialId: passkey.credentialId, authenticatedAt: access.clock.now() });
      expect(await signIn(synced)).toMatchObject({ person: 'person-bob' });
    }
  });

  it('use a challenge once, within 5 minutes, in the browser that requested it', async () => {
    const device = new SoftwarePasskey(origin);
    await add(device);
    const answer = device.signIn(await passkeys.authenticationOptions(browser));
    expect(await code(passkeys.authenticate('another browser', answer, find))).toBe('another-browser');
    const all = await Promise.all([1, 2, 3].map(() => code(passkeys.authenticate(browser, answer, find))));
    expect(all.sort()).toEqual(['accepted', 'unknown', 'unknown']);
    const late = device.signIn(await passkeys.authenticationOptions(browser));
    access.clock.pass(300);
    expect(await code(passkeys.authenticate(browser, late, find))).toBe('unknown');
  });

  it('use up a challenge with a wrong answer', async () => {
    const device = new SoftwarePasskey(origin);
    await add(device);
    const options = await passkeys.authenticationOptions(browser);
    expect(await code(passkeys.authenticate(browser, device.signIn(options, { origin: 'https://evil.example' }), find))).toBe('not-valid');
    expect(await code(passkeys.authenticate(browser, device.signIn(options), find))).toBe('unknown');
  });

  it.each([
    ['from another site', { origin: 'https://evil.example' }, 'not-valid'],
    ['for another site', { rpId: 'evil.example' }, 'not-valid'],
    ['without verifying the user', { isVerified: false }, 'not-valid'],
    ['of another kind', { type: 'webauthn.other' }, 'not-valid'],
    ['to a challenge that was not issued', { challenge: 'A'.repeat(43) }, 'unknown'],
  ])('refuse an answer %s, to sign in or to register', async (_what, deviation, refusal) => {
    const [device, fresh] = [new SoftwarePasskey(origin), new SoftwarePasskey(origin)];
    await add(device);
    expect(await code(signIn(device, deviation))).toBe(refusal);
    expect(await code(signIn(device))).toBe('accepted');
    const answer = fresh.register(await passkeys.registrationOptions(ada, browser, []), deviation);
    expect(await code(passkeys.register(ada.person, browser, answer))).toBe(refusal);
  });

  it('refuse an answer for the other ceremony or for another person', async () => {
    const device = new SoftwarePasskey(origin);
    await add(device);
    const [toAdd, toSignIn] = [await passkeys.registrationOptions(ada, browser, []), await passkeys.authenticationOptions(browser)];
    expect(await code(passkeys.authenticate(browser, device.signIn({ challenge: toAdd.challenge, rpId: 'milepost.example' }), find))).toBe('unknown');
    expect(await code(passkeys.register(ada.person, browser, new SoftwarePasskey(origin).register({ ...toAdd, challenge: toSignIn.challenge })))).toBe('unknown');
    expect(await code(passkeys.register('person-bob', browser, new SoftwarePasskey(origin).register(toAdd)))).toBe('unknown');
  });

  it('refuse a different key, an unknown passkey, and the user handle of another person', async () => {
    const [device, thief] = [new SoftwarePasskey(origin), new SoftwarePasskey(origin)];
    await add(device);
    expect(await code(signIn(thief))).toBe('unknown-passkey');
    const options = await passkeys.authenticationOptions(browser);
    expect(await code(passkeys.authenticate(browser, { ...thief.signIn(options), id: device.id.toString('base64url'), rawId: device.id.toString('base64url') }, find))).toBe('unknown-passkey');
    thief.handle = device.handle;
    const again = await passkeys.authenticationOptions(browser);
    expect(await code(passkeys.authenticate(browser, { ...thief.signIn(again), id: device.id.toString('base64url'), rawId: device.id.toString('base64url') }, find))).toBe('not-valid');
  });

  it('refuse a counter that does not increase, because it may be a copy', async () => {
    const device = new SoftwarePasskey(origin);
    await add(device);
    expect(await code(signIn(device, { counter: 7 }))).toBe('accepted');
    for (const counter of [7, 6, 0]) expect(await code(signIn(device, { counter }))).toBe('copied');
    expect(await code(signIn(device, { counter: 8 }))).toBe('accepted');
    const [one, two] = [await passkeys.authenticationOptions(browser), await passkeys.authenticationOptions(browser)];
    const both = await Promise.all([one, two].map((options) => code(passkeys.authenticate(browser, device.signIn(options, { counter: 9 }), find))));
    expect(both.sort()).toEqual(['accepted', 'copied']);
  });

  it('step up their owner only', async () => {
    const [device, other] = [new SoftwarePasskey(origin), new SoftwarePasskey(origin)];
    const passkey = await add(device);
    await add(other, { person: 'person-bob', name: 'Bob' });
    const only = { person: ada.person, passkeys: [passkey] };
    const options = await passkeys.authenticationOptions(browser, only);
    expect(options.allowCredentials).toEqual([{ id: passkey.credentialId, transports: ['internal'], type: 'public-key' }]);
    expect(await code(passkeys.authenticate(browser, other.signIn(options), find))).toBe('unknown-passkey');
    expect(await code(passkeys.authenticate(browser, device.signIn(await passkeys.authenticationOptions(browser, only)), find))).toBe('accepted');
  });

  it('are added once: a credential id cannot be registered again by another person', async () => {
    const device = new SoftwarePasskey(origin);
    await add(device);
    expect(await code(add(device, { person: 'person-eve', name: 'Eve' }))).toBe('not-valid');
    await passkeys.forget(device.id.toString('base64url'));
    expect(await code(add(device))).toBe('accepted');
  });

  it('refuse malformed answers', async () => {
    const texts = ['x', Buffer.from('{}').toString('base64url'), Buffer.from('null').toString('base64url'), 'x'.repeat(10_000), 7];
    for (const answer of [undefined, null, '', 7, {}, { response: null }, { response: {} }, ...texts.map((clientDataJSON) => ({ id: 'x', response: { clientDataJSON } }))]) {
      expect(await code(passkeys.authenticate(browser, answer, find))).toBe('unknown');
      expect(await code(passkeys.register(ada.person, browser, answer))).toBe('unknown');
    }
  });

  it('refuse an answer with a valid challenge and nothing else', async () => {
    const { challenge } = await passkeys.authenticationOptions(browser);
    const clientDataJSON = Buffer.from(JSON.stringify({ challenge })).toString('base64url');
    expect(await code(passkeys.authenticate(browser, { response: { clientDataJSON } }, find))).toBe('unknown-passkey');
    const options = await passkeys.registrationOptions(ada, browser, []);
    expect(await code(passkeys.register(ada.person, browser, { response: { clientDataJSON: Buffer.from(JSON.stringify({ challenge: options.challenge })).toString('base64url') } }))).toBe('not-valid');
  });
});

import {
  generateAuthenticationOptions, generateRegistrationOptions, verifyAuthenticationResponse, verifyRegistrationResponse,
  type AuthenticationResponseJSON, type PublicKeyCredentialCreationOptionsJSON, type PublicKeyCredentialRequestOptionsJSON, type RegistrationResponseJSON
} from '@simplewebauthn/server';
import type { Clock, Instant } from '#kernel';
import type { AccessState } from '../access-state/access-state.js';
import { Challenges } from './challenges.js';
import { Counters } from './counters.js';
import { PasskeyRefused, type Passkey } from './passkey.js';
import type { RelyingParty } from './relying-party.js';

const timeout = 5 * 60_000;

export interface PasskeyOwner {
  /** The person's id, stored in the passkey as the user handle. */
  person: string;
  /** The name under which the device lists the passkey. */
  name: string;
}

/** Finds a passkey and its owner by credential id. */
export type FindPasskey = (credentialId: string) => Promise<(Pick<Passkey, 'credentialId' | 'publicKey' | 'transports'> & { person: string }) | undefined>;

/**
 * Registers passkeys and signs in with them. The device must verify its user each time (PIN, fingerprint or face). Options are
 * sent to the browser as JSON; its answers are untrusted. All methods throw Unavailable.
 */
export class Passkeys {
  readonly #challenges: Challenges;
  readonly #counters: Counters;

  constructor(
    state: AccessState,
    private readonly clock: Clock,
    private readonly party: RelyingParty,
  ) {
    this.#challenges = new Challenges(state, clock);
    this.#counters = new Counters(state);
  }

  /** @param existing the person's passkeys: a device that has one of them does not add another */
  async registrationOptions({ person, name }: PasskeyOwner, browser: string, existing: readonly Passkey[]): Promise<PublicKeyCredentialCreationOptionsJSON> {
    const challenge = await this.#challenges.make({ purpose: 'register', browser, person });
    return generateRegistrationOptions({
      rpName: 'Milepost', rpID: this.party.id, userID: Uint8Array.from(Buffer.from(person)), userName: name, userDisplayName: name,
      challenge: bytesOf(challenge), timeout, attestationType: 'none',
      excludeCredentials: existing.map(({ credentialId: id, transports }) => ({ id, transports: [...transports] })),
      // Discoverable credential: signing in needs no user name.
      authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
    });
  }

  /** Verifies a registration. @returns the passkey, which the caller stores for this person @throws PasskeyRefused */
  async register(person: string, browser: string, answer: unknown): Promise<Passkey> {
    const { value, person: asked } = await this.#challenges.take(answer, { purpose: 'register', browser });
    if (asked !== person) throw new PasskeyRefused('unknown');
    const { registrationInfo } = await checked(
      verifyRegistrationResponse({ response: answer as RegistrationResponseJSON, expectedChallenge: value, expectedOrigin: this.party.origin, expectedRPID: this.party.id, requireUserVerification: true }),
    );
    if (!registrationInfo) throw new PasskeyRefused('not-valid');
    const { credential, credentialDeviceType } = registrationInfo;
    if (!(await this.#counters.begin(credential.id, credential.counter, person))) throw new PasskeyRefused('not-valid');
    return { credentialId: credential.id, publicKey: Buffer.from(credential.publicKey).toString('base64url'), transports: credential.transports ?? [], isSynced: credentialDeviceType === 'multiDevice' };
  }

  /** @param only for a step-up: the person who must sign in again, and their passkeys. Undefined: any person with a passkey */
  async authenticationOptions(browser: string, only?: { person: string; passkeys: readonly Passkey[] }): Promise<PublicKeyCredentialRequestOptionsJSON> {
    const challenge = await this.#challenges.make({ purpose: 'sign-in', browser, person: only?.person });
    const allowCredentials = only?.passkeys.map(({ credentialId: id, transports }) => ({ id, transports: [...transports] }));
    return generateAuthenticationOptions({ rpID: this.party.id, challenge: bytesOf(challenge), timeout, userVerification: 'required', ...(allowCredentials && { allowCredentials }) });
  }

  /** Verifies a sign-in. @returns the person, and the instant of the proof @throws PasskeyRefused */
  async authenticate(browser: string, answer: unknown, find: FindPasskey): Promise<{ person: string; credentialId: string; authenticatedAt: Instant }> {
    const { value, person: asked } = await this.#challenges.take(answer, { purpose: 'sign-in', browser });
    const response = answer as AuthenticationResponseJSON;
    const passkey = typeof response.id === 'string' ? await find(response.id) : undefined;
    if (!passkey || (asked !== undefined && asked !== passkey.person) || !isHandleOf(response, passkey.person)) throw new PasskeyRefused('unknown-passkey');
    const { credentialId, publicKey, transports, person } = passkey;
    const credential = { id: credentialId, publicKey: bytesOf(publicKey), counter: 0, transports: [...transports] };
    const { verified, authenticationInfo } = await checked(
      verifyAuthenticationResponse({ response, expectedChallenge: value, expectedOrigin: this.party.origin, expectedRPID: this.party.id, credential, requireUserVerification: true }),
    );
    if (!verified) throw new PasskeyRefused('not-valid');
    await this.#counters.raise(credentialId, authenticationInfo.newCounter, person);
    return { person, credentialId, authenticatedAt: this.clock.now() };
  }

  /** Removes the counter of a passkey that its owner has removed. */
  async forget(credentialId: string): Promise<void> {
    await this.#counters.forget(credentialId);
  }
}

const bytesOf = (text: string): Uint8Array<ArrayBuffer> => Uint8Array.from(Buffer.from(text, 'base64url'));

/** Whether the user handle, which discoverable credentials send, names this person. */
function isHandleOf({ response }: AuthenticationResponseJSON, person: string): boolean {
  const handle: unknown = response.userHandle;
  return handle === undefined || handle === null || (typeof handle === 'string' && Buffer.from(handle, 'base64url').toString() === person);
}

/** The library throws for every fault of an answer. */
async function checked<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    throw new PasskeyRefused('not-valid', error);
  }
}

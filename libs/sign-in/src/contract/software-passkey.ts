import { createHash, generateKeyPairSync, randomBytes, sign } from 'node:crypto';
import type { AuthenticationResponseJSON, PublicKeyCredentialCreationOptionsJSON, PublicKeyCredentialRequestOptionsJSON, RegistrationResponseJSON } from '@simplewebauthn/server';
import { isoCBOR } from '@simplewebauthn/server/helpers';

const sha256 = (data: Uint8Array | string): Buffer => createHash('sha256').update(data).digest();
const flag = { present: 0x01, verified: 0x04, mayBeSynced: 0x08, isSynced: 0x10, attested: 0x40 };
const url = (data: Uint8Array | string): string => Buffer.from(data).toString('base64url');

/** Ways in which the authenticator deviates from the protocol, for tests. */
export interface Deviation {
  origin?: string;
  rpId?: string;
  isVerified?: boolean;
  counter?: number;
  type?: string;
  challenge?: string;
}

/** An authenticator in software (ES256, attestation `none`). It returns the JSON that a browser would send. */
export class SoftwarePasskey {
  readonly #keys = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  readonly id = randomBytes(16);
  counter = 0;
  handle = '';

  constructor(
    private readonly origin: string,
    private readonly isSynced = false,
  ) {}

  register(options: PublicKeyCredentialCreationOptionsJSON, deviation: Deviation = {}): RegistrationResponseJSON {
    this.handle = options.user.id;
    const attested = Buffer.concat([Buffer.alloc(16), Buffer.from([0, this.id.length]), this.id, this.#coseKey()]);
    const authData = Buffer.concat([this.#authData(options.rp.id ?? '', flag.attested, deviation), attested]);
    const attestation = new Map<string, string | Map<string, string> | Uint8Array>([['fmt', 'none'], ['attStmt', new Map<string, string>()], ['authData', Uint8Array.from(authData)]]);
    const clientDataJSON = this.#clientData('webauthn.create', options.challenge, deviation);
    return {
      id: url(this.id), rawId: url(this.id), type: 'public-key', clientExtensionResults: {},
      response: { clientDataJSON, attestationObject: url(isoCBOR.encode(attestation)), transports: ['internal'] },
    };
  }

  signIn(options: PublicKeyCredentialRequestOptionsJSON, deviation: Deviation = {}): AuthenticationResponseJSON {
    const authenticatorData = this.#authData(options.rpId ?? '', 0, deviation);
    const clientDataJSON = this.#clientData('webauthn.get', options.challenge, deviation);
    const signature = sign('sha256', Buffer.concat([authenticatorData, sha256(Buffer.from(clientDataJSON, 'base64url'))]), this.#keys.privateKey);
    return {
      id: url(this.id), rawId: url(this.id), type: 'public-key', clientExtensionResults: {},
      response: { clientDataJSON, authenticatorData: url(authenticatorData), signature: url(signature), userHandle: this.handle },
    };
  }

  #authData(rpId: string, more: number, { rpId: other = rpId, isVerified = true, counter }: Deviation): Buffer {
    const flags = flag.present | (isVerified ? flag.verified : 0) | (this.isSynced ? flag.mayBeSynced | flag.isSynced : 0) | more;
    const count = Buffer.alloc(4);
    if (!this.isSynced) count.writeUInt32BE(counter ?? (this.counter += 1));
    return Buffer.concat([sha256(other), Buffer.from([flags]), count]);
  }

  #clientData(type: string, challenge: string, deviation: Deviation): string {
    return url(JSON.stringify({ type: deviation.type ?? type, challenge: deviation.challenge ?? challenge, origin: deviation.origin ?? this.origin, crossOrigin: false }));
  }

  #coseKey(): Uint8Array {
    const { x = '', y = '' } = this.#keys.publicKey.export({ format: 'jwk' });
    const bytes = (text: string): Uint8Array => Uint8Array.from(Buffer.from(text, 'base64url'));
    return isoCBOR.encode(new Map<number, number | Uint8Array>([[1, 2], [3, -7], [-1, 1], [-2, bytes(x)], [-3, bytes(y)]]));
  }
}

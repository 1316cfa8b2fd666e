import { createPrivateKey, createPublicKey, hash, sign, verify, type KeyObject } from 'node:crypto';

/**
 * A public key of signed notes. A note is a text signed with Ed25519 in the format C2SP signed-note (https://c2sp.org/signed-note): the
 * text, an empty line and one line per signature.
 */
export interface VerifierKey {
  name: string;
  /** The first four bytes of the hash of name and key, in hex. Distinguishes keys with the same name. */
  id: string;
  key: KeyObject;
}

const ed25519 = Buffer.of(1);
const publicPrefix = Buffer.from('302a300506032b6570032100', 'hex');
const privatePrefix = Buffer.from('302e020100300506032b657004220420', 'hex');
const signatureLine = /^— (?<name>[^\s+]+) (?<signature>[A-Za-z0-9+/]+={0,2})$/u;

/** The private key derived from a secret: the same secret gives the same key pair. */
export function signingKey(secret: string): KeyObject {
  const seed = hash('sha256', `milepost checkpoint key\n${secret}`, 'buffer');
  return createPrivateKey({ key: Buffer.concat([privatePrefix, seed]), format: 'der', type: 'pkcs8' });
}

const rawPublicKey = (key: KeyObject): Buffer => createPublicKey(key).export({ format: 'der', type: 'spki' }).subarray(publicPrefix.length);

const keyIdOf = (name: string, raw: Buffer): Buffer => hash('sha256', Buffer.concat([Buffer.from(`${name}\n`), ed25519, raw]), 'buffer').subarray(0, 4);

/** The public key that verifies signatures, as one line: `<name>+<key id>+<base64>`. */
export function verifierText(name: string, key: KeyObject): string {
  const raw = rawPublicKey(key);
  return `${name}+${keyIdOf(name, raw).toString('hex')}+${Buffer.concat([ed25519, raw]).toString('base64')}`;
}

/** Parses such a line; undefined when it is not valid. */
export function verifierKey(text: string): VerifierKey | undefined {
  const { name, id, encoded } = /^(?<name>[^\s+]+)\+(?<id>[0-9a-f]{8})\+(?<encoded>[A-Za-z0-9+/]+={0,2})$/u.exec(text.trim())?.groups ?? {};
  const bytes = Buffer.from(encoded ?? '', 'base64');
  if (name === undefined || id === undefined || bytes.length !== 33 || bytes[0] !== 1) return undefined;
  const raw = bytes.subarray(1);
  if (keyIdOf(name, raw).toString('hex') !== id) return undefined;
  return { name, id, key: createPublicKey({ key: Buffer.concat([publicPrefix, raw]), format: 'der', type: 'spki' }) };
}

/** @param text must end with a line end and have no empty line */
export function signedNote(text: string, name: string, key: KeyObject): string {
  const signature = Buffer.concat([keyIdOf(name, rawPublicKey(key)), sign(null, Buffer.from(text), key)]);
  return `${text}\n— ${name} ${signature.toString('base64')}\n`;
}

/** Whether one of the signatures of a note is a valid signature of this key. Ignores signatures of other keys. */
export function isSignedBy(text: string, signatures: readonly string[], { name, id, key }: VerifierKey): boolean {
  return signatures.some((line) => {
    const found = signatureLine.exec(line)?.groups;
    const bytes = Buffer.from(found?.['signature'] ?? '', 'base64');
    return found?.['name'] === name && bytes.subarray(0, 4).toString('hex') === id && verify(null, Buffer.from(text), key, bytes.subarray(4));
  });
}

export const isSignature = (line: string): boolean => signatureLine.test(line);

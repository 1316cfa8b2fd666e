import { generateKeyPairSync, randomBytes, sign, type KeyObject } from 'node:crypto';
import { bits, integer, isTrue, objectId, octets, sequence, set, tagged, utcTime, utf8 } from './der.js';

export interface Certificate {
  /** Both as PEM. */
  certificate: string;
  key: string;
}

export interface Wanted {
  /** The host names of the certificate. */
  hosts: readonly string[];
  /** The first and the last instant of its validity, such as 2009-11-30T09:00:00.000Z. */
  from: string;
  to: string;
}

/** A certificate authority for tests. It issues X.509 certificates of version 3 (RFC 5280) on the curve P-256. */
export class Authority {
  readonly #keys = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  /** Its own certificate as PEM. */
  readonly certificate: string;

  constructor(
    private readonly name: string,
    holds: Pick<Wanted, 'from' | 'to'>,
  ) {
    this.certificate = this.#sign(name, this.#keys.publicKey, holds, critical('2.5.29.19', sequence(isTrue())));
  }

  issue({ hosts, ...holds }: Wanted): Certificate {
    const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    const names = hosts.map((host) => tagged(2, Buffer.from(host), 'of bytes'));
    return {
      certificate: this.#sign(hosts[0] ?? '', publicKey, holds, extension('2.5.29.17', sequence(...names))),
      key: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    };
  }

  #sign(subject: string, publicKey: KeyObject, { from, to }: Pick<Wanted, 'from' | 'to'>, more: Buffer): string {
    const toBeSigned = sequence(
      tagged(0, integer(Buffer.from([2])), 'of values'),
      integer(Buffer.concat([Buffer.from([1]), randomBytes(15)])),
      ecdsaWithSha256,
      nameOf(this.name),
      sequence(utcTime(from), utcTime(to)),
      nameOf(subject),
      publicKey.export({ type: 'spki', format: 'der' }),
      tagged(3, sequence(more), 'of values'),
    );
    const signed = sequence(toBeSigned, ecdsaWithSha256, bits(sign('sha256', toBeSigned, this.#keys.privateKey)));
    return `-----BEGIN CERTIFICATE-----\n${lines(signed)}\n-----END CERTIFICATE-----\n`;
  }
}

/** Splits into lines of 64 characters. PEM allows no empty line, also after a last line of full length. */
const lines = (bytes: Buffer): string => bytes.toString('base64').match(/.{1,64}/gu)?.join('\n') ?? '';
const ecdsaWithSha256 = sequence(objectId('1.2.840.10045.4.3.2'));
const nameOf = (name: string): Buffer => sequence(set(sequence(objectId('2.5.4.3'), utf8(name))));
const extension = (id: string, content: Buffer): Buffer => sequence(objectId(id), octets(content));
const critical = (id: string, content: Buffer): Buffer => sequence(objectId(id), isTrue(), octets(content));

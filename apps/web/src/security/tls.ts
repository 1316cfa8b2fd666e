import { X509Certificate, createPrivateKey, type KeyObject } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { Instant } from '#kernel';
import type { Settings } from '#platform';
import { MayNotListen } from '../may-not-listen.js';

/** The certificate and key of an https server, as PEM. */
export interface Tls {
  cert: string;
  key: string;
}

/**
 * The certificate and its key, when the server terminates TLS itself. They are checked before the server starts: browsers
 * refuse a wrong certificate and say little about the reason.
 * @throws MayNotListen
 */
export function readTls({ tls }: Pick<Settings, 'tls'>, now: Instant): Tls | undefined {
  if (!tls) return undefined;
  const [cert, key] = [read('TLS_CERT', tls.cert), read('TLS_KEY', tls.key)];
  const certificate = parsed(`TLS_CERT (${tls.cert}) holds no certificate in PEM.`, () => new X509Certificate(cert));
  const privateKey = parsed(`TLS_KEY (${tls.key}) holds no key in PEM that opens without a password.`, (): KeyObject => createPrivateKey(key));
  if (!certificate.checkPrivateKey(privateKey)) throw new MayNotListen(`TLS_KEY (${tls.key}) is not the key of the certificate in TLS_CERT (${tls.cert}). The server’s own certificate has to come first there.`);
  const [from, to] = [certificate.validFromDate, certificate.validToDate].map((date) => date.toISOString());
  if (to !== undefined && to < now) throw new MayNotListen(`The certificate in TLS_CERT (${tls.cert}) ended on ${to.slice(0, 10)}. Renew it, and start again.`);
  if (from !== undefined && from > now) throw new MayNotListen(`The certificate in TLS_CERT (${tls.cert}) holds from ${from.slice(0, 10)} only.`);
  return { cert, key };
}

function read(name: string, path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    throw new MayNotListen(`${name} (${path}) cannot be read: ${(error as NodeJS.ErrnoException).code ?? String(error)}.`);
  }
}

function parsed<T>(wrong: string, parse: () => T): T {
  try {
    return parse();
  } catch {
    throw new MayNotListen(wrong);
  }
}

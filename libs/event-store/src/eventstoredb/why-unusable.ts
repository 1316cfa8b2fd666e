import { hostsOf } from './address.js';
import { plainReason, reasonOf } from './reason.js';
import { versionOf } from './version.js';

const ANSWER_TIMEOUT_MS = 3_000;

/** The reason why a server cannot be used, as the end of a sentence, and whether waiting can help. */
export interface Unusable {
  why: string;
  mayPass: boolean;
}

/** Explanations of client errors that an operator must fix, with the remedy. The first match applies. */
const permanent: readonly [RegExp, string][] = [
  [/certificate has expired/u, 'its certificate has expired: renew the certificates of all nodes, and restart them'],
  [/certificate is not yet valid/u, 'its certificate is not valid yet: set the clocks of both computers'],
  [/unable to (verify|get)|self[- ]signed|signature failure/u, 'its certificate was signed by an authority that is not known here: give the certificate of its own authority as tlsCAFile'],
  [/altnames/u, 'its certificate is for another name: use a name that stands in it, or have one made for this name'],
  [/wrong version number|packet length too long/u, 'it answers without TLS: start it with certificates (tls=false is for this computer only)'],
  [/certificate file. File was not found/u, 'there is no file where tlsCAFile says: correct the path'],
  [/refuses the user/u, 'it refuses the user or the password of EVENT_STORE_URL: correct them, or let this user read and append'],
];

/** Explanations of client errors that can end without action, such as when the server has started. */
const temporary: readonly [RegExp, string][] = [
  [/ECONNREFUSED/u, 'no server listens there: start it, or correct host and port'],
  [/ENOTFOUND|EAI_AGAIN|Name resolution/iu, 'no computer has this name: correct the host'],
  [/no answer within/u, 'it accepts connections and does not answer: check whether it is frozen, and the network'],
];

/**
 * Explains why the server at an address cannot be used, and the remedy. When discovery among several nodes fails, the
 * client does not give the cause, so this queries each node.
 */
export async function whyUnusable(address: string, error: unknown): Promise<Unusable> {
  const hosts = hostsOf(address);
  const reason = reasonOf(error);
  if (hosts.length < 2 && !reason.startsWith('Failed to discover')) return meaningOf(reason);
  const found = await Promise.all(hosts.map(async (one) => ({ host: one.host, unusable: await whyNot(one.address) })));
  if (found.every(({ unusable }) => unusable === undefined)) return meaningOf(reason);
  return {
    why: found.map(({ host, unusable }) => `${host}: ${unusable?.why ?? 'it answers'}`).join('; '),
    mayPass: found.some(({ unusable }) => unusable?.mayPass ?? true),
  };
}

const whyNot = (address: string): Promise<Unusable | undefined> =>
  versionOf(address, ANSWER_TIMEOUT_MS).then(() => undefined, (error: unknown) => meaningOf(reasonOf(error)));

function meaningOf(reason: string): Unusable {
  const meaning = (of: typeof permanent): string | undefined => of.find(([pattern]) => pattern.test(reason))?.[1];
  const permanentCause = meaning(permanent);
  if (permanentCause !== undefined) return { why: permanentCause, mayPass: false };
  const noLeader = reason.startsWith('Failed to discover') ? 'its nodes have no leader at the moment: wait until most of them run and have elected one' : undefined;
  const [, cause] = /^\w+ the event store: (.*)$/u.exec(reason) ?? [];
  return { why: meaning(temporary) ?? noLeader ?? cause ?? plainReason(new Error(reason)), mayPass: true };
}

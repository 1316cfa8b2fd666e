import { isIP } from 'node:net';

interface Parts {
  scheme: string;
  user?: string;
  password?: string;
  hosts: string[];
  pairs: [string, string][];
  options: Map<string, string>;
}

const addressPattern = /^(?<scheme>esdb(?:\+discover)?):\/\/(?:(?<user>[^:@/?]+):(?<password>[^@/?]+)@)?(?<hosts>[^@/?]+)\/?(?:\?(?<options>.*))?$/u;
const exampleAddress = 'esdb://user:password@host1:2113,host2:2113,host3:2113?tlsCAFile=/path/ca.crt';

/** Options that the client supports, in lower case and without dashes. The client only warns about other options. */
const knownOptions = [
  'tls', 'tlscafile', 'usercertfile', 'userkeyfile', 'connectionname', 'nodepreference', 'defaultdeadline',
  'discoveryinterval', 'gossiptimeout', 'maxdiscoverattempts', 'keepaliveinterval', 'keepalivetimeout',
];

/** With these values a freeze of all nodes is detected within seconds, and a dead connection after 10 to 12 seconds. */
const defaults: readonly [string, string][] = [
  ['gossiptimeout', '1'], ['maxdiscoverattempts', '3'], ['keepaliveinterval', '10000'], ['keepalivetimeout', '2000'],
];

const defaultDeadlineMs = '2000';

/** Why an event store address is invalid, as the end of a sentence; undefined when it is valid. Never contains the password. */
export function faultOfAddress(address: string): string | undefined {
  const parts = partsOf(address);
  if (!parts || !isDecodable(parts)) return `must be an address like ${exampleAddress}, with % codes for special characters in user and password`;
  const { scheme, hosts, pairs, options, user } = parts;
  const badHost = hosts.find((host) => !/^[\w.-]+(:\d{1,5})?$/u.test(host));
  if (badHost !== undefined) return `must name hosts like host:2113, not “${badHost}”`;
  const unknown = [...options.keys()].find((name) => !knownOptions.includes(name));
  if (unknown !== undefined) return unknownOption(unknown);
  const ambiguous = pairs.find(([name, value], i) => value === '' || pairs.findIndex(([other]) => other === name) < i);
  if (ambiguous) return `must give ${ambiguous[0]} once, with a value`;
  if (!/^[1-9]\d{2,5}$/u.test(options.get('defaultdeadline') ?? defaultDeadlineMs)) return 'must give defaultDeadline in milliseconds, from 100 to 999999';
  if (Number(options.get('keepaliveinterval') ?? 10_000) < 10_000) return 'must keep keepAliveInterval at 10000 or more: a dead connection is not noticed otherwise';
  const tls = options.get('tls') ?? 'true';
  if (tls !== 'true' && tls !== 'false') return 'must say tls=true or tls=false';
  const names = hosts.map((host) => host.replace(/:\d+$/u, ''));
  if (tls === 'false') {
    const remoteHost = names.find((name) => !isLoopback(name));
    if (remoteHost !== undefined || scheme !== 'esdb') return `must not switch TLS off for ${remoteHost ?? names[0]}: without it only 127.0.0.1 and localhost may be used`;
    return undefined;
  }
  const numeric = names.find((name) => isIP(name) !== 0);
  if (numeric !== undefined) return `must name hosts by name, not ${numeric}: TLS to an IP address fails (and the nodes must advertise names, too)`;
  if (user === undefined) return `must name a user: ${exampleAddress}`;
  return undefined;
}

const unknownOption = (name: string): string => {
  if (name === 'tlsverifycert') return 'must not set tlsVerifyCert, which has no effect: give the certificate of the authority as tlsCAFile';
  if (name === 'throwonappendfailure') return 'must not set throwOnAppendFailure: Milepost needs the error of a refused append';
  return `has an option that is not known: ${name}`;
};

const isLoopback = (name: string): boolean => name === 'localhost' || /^127\./u.test(name);

const isDecodable = ({ user = '', password = '' }: Parts): boolean => {
  try {
    return decodeURIComponent(user + password) !== undefined;
  } catch {
    return false;
  }
};

/** The address without its password, for messages and lists. */
export const withoutPassword = (address: string): string => address.replace(/^([^/]*\/\/[^:@/]*):.*@/u, '$1:…@');

/** The address for the client, with Milepost's defaults for options that it leaves out. */
export function connectionStringOf(address: string): string {
  const { options } = partsOf(address) ?? { options: new Map<string, string>() };
  const added = defaults.filter(([name]) => !options.has(name)).map(([name, value]) => `${name}=${value}`);
  const plain = address.replace(/\/(?=\?|$)/u, '');
  return [plain, ...added].reduce((sum, part) => `${sum}${sum.includes('?') ? '&' : '?'}${part}`);
}

/**
 * Passing credentials with every call makes the client append one by one. Its batch append shares state between all
 * clients of a process, ignores deadlines and can fail permanently. Without TLS the client sends no credentials.
 */
export function credentialsOf(address: string): { username: string; password: string } {
  const { user = 'none', password = 'none' } = partsOf(address) ?? {};
  return { username: decodeURIComponent(user), password: decodeURIComponent(password) };
}

/** Milliseconds that one attempt to write may take: `defaultDeadline` of the address, otherwise two seconds. */
export const deadlineOf = (address: string): number => Number(partsOf(address)?.options.get('defaultdeadline') ?? defaultDeadlineMs);

/** One address per host, to query each node separately. */
export function hostsOf(address: string): { host: string; address: string }[] {
  const { hosts = [] } = partsOf(address) ?? {};
  return hosts.map((host) => ({ host, address: address.replace(/^esdb\+discover/u, 'esdb').replace(/(:\/\/(?:[^@/?]*@)?)[^@/?]+/u, `$1${host}`) }));
}

function partsOf(address: string): Parts | undefined {
  const { scheme, user, password, hosts, options = '' } = addressPattern.exec(address)?.groups ?? {};
  if (scheme === undefined || hosts === undefined) return undefined;
  const pairs = options.split('&').filter(Boolean).map((pair): [string, string] => {
    const [name = '', value = ''] = pair.split('=', 2);
    return [name.toLowerCase().replaceAll(/[_-]/gu, ''), value];
  });
  return { scheme, ...(user !== undefined && { user }), ...(password !== undefined && { password }), hosts: hosts.split(','), pairs, options: new Map(pairs) };
}

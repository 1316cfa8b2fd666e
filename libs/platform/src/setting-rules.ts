import { isIP } from 'node:net';
import { allRoles } from '#kernel';
import { faultOfAddress, withoutPassword } from '#event-store';
import { faultOfClaimRoles } from './claim-roles.js';
import { issuerProblem } from './issuer.js';

interface SettingRule {
  about: string;
  /** Used when the setting is absent or empty. */
  default: string;
  secret?: true;
  /** Formats the value for lists, when a part of it is secret. */
  shown?: (value: string) => string;
  /** The error in a value, as the end of a sentence that begins with the setting's name. */
  check(value: string): string | undefined;
}

const oneOf = (...allowed: string[]) => (value: string): string | undefined =>
  allowed.includes(value) ? undefined : `must be ${allowed.map((a) => (a === '' ? 'absent' : `“${a}”`)).join(' or ')}, not “${value}”`;

const secretRule = (value: string): string | undefined =>
  value === '' || value.length >= 32 ? undefined : `must have 32 characters or more, it has ${value.length}`;

/** The error does not repeat the value, because it may contain a password. */
const serverAddress = (...schemes: string[]) => (value: string): string | undefined => {
  if (value === '') return undefined;
  const right = URL.canParse(value) && schemes.includes(new URL(value).protocol.slice(0, -1)) && new URL(value).hostname !== '';
  return right ? undefined : `must be an address like ${schemes[0]}://server:port or ${schemes[1]}://name:password@server:port`;
};

const sender = (value: string): string | undefined =>
  value === '' || /^([^<>@\r\n]*<[^\s<>@]+@[^\s<>@]+>|[^\s<>@]+@[^\s<>@]+)$/u.test(value) ? undefined : 'must be an address like reminders@milepost.example or Milepost <reminders@milepost.example>';

const publicUrl = (value: string): string | undefined => {
  if (value === '') return undefined;
  const wrong = `must be an address like https://milepost.example, not “${value}”`;
  if (!URL.canParse(value)) return wrong;
  const { protocol, username, password, pathname, search, hash } = new URL(value);
  return /^https?:$/u.test(protocol) && pathname === '/' && username + password + search + hash === '' ? undefined : wrong;
};

export const listed = (value: string): string[] => value.split(',').map((one) => one.trim()).filter((one) => one !== '');

function isAddressOrRange(value: string): boolean {
  const [address = '', bits, ...more] = value.split('/');
  const version = isIP(address);
  return version !== 0 && more.length === 0 && (bits === undefined || (/^\d{1,3}$/u.test(bits) && Number(bits) <= (version === 4 ? 32 : 128)));
}

const port = (value: string): string | undefined =>
  /^\d{1,5}$/u.test(value) && Number(value) <= 65535 ? undefined : `must be a number from 0 to 65535 (0: any free port), not “${value}”`;

export const settingRules = {
  PORT: { about: 'The port to serve on; 0 takes a free one and prints it.', default: '3000', check: port },
  WORKER_PORT: { about: 'The port of the worker on a cluster, for its health and its counts; 0 takes a free one and prints it.', default: '3001', check: port },
  HOST: {
    about: 'The address to serve on. Any other than loopback needs SIGN_IN=on, or DEMO_PERSONAS=1 with example data only.',
    default: '127.0.0.1',
    check: (v) => (/^[\w.:-]+$/u.test(v) ? undefined : `must be a name or an address, not “${v}”`),
  },
  DATA_DIR: { about: 'The folder that holds the log, all that is made of it, and the secrets made at the first start.', default: './data', check: () => undefined },
  READ_MODEL_SNAPSHOT: {
    about: 'A folder written by “milepost snapshot”: where DATA_DIR holds no read model yet, it starts from that one.',
    default: '',
    check: () => undefined,
  },
  SECRETS_DIR: {
    about: 'The folder that keeps the secrets made at the first start, when it is not DATA_DIR: several processes share it.',
    default: '',
    check: () => undefined,
  },
  PUBLIC_URL: { about: 'The address that people use, when it is not the one served on; links in emails lead there.', default: '', check: publicUrl },
  TLS_CERT: { about: 'A file with the certificate of the server and those between it and its authority, in PEM: https without a proxy. Needs TLS_KEY.', default: '', check: () => undefined },
  TLS_KEY: { about: 'A file with the key of TLS_CERT, in PEM, without a password.', default: '', check: () => undefined },
  SECURITY_CONTACT: {
    about: 'Where to report a security problem, such as mailto:security@example.org: shown at /.well-known/security.txt. Absent: there is no such page.',
    default: '',
    check: (v) => (v === '' || /^(mailto:[^\s@]+@[^\s@]+|https:\/\/[^\s/]+\S*|tel:\+[\d-]+)$/u.test(v) ? undefined : 'must be an address like mailto:security@example.org or https://example.org/security'),
  },
  GRANTS_PREFIX: {
    about: 'The 360Giving prefix of the publisher of the grants, such as 360G-exampletrust: ids of the file of grants begin with it. 360Giving gives prefixes; publish nothing under the default.',
    default: '360G-unregistered',
    check: (v) => (/^360G-[A-Za-z0-9][\w.-]{0,59}$/u.test(v) ? undefined : `must be a prefix like 360G-exampletrust, not “${v}”`),
  },
  TRUSTED_PROXIES: {
    about: 'Addresses of the proxies in front, separated by commas, such as 10.0.0.5 or 10.0.0.0/24. They are trusted to state the address that a request comes from.',
    default: '',
    check: (v) => (listed(v).every(isAddressOrRange) ? undefined : 'must be addresses or ranges with commas between, such as 10.0.0.5, 10.0.0.0/24'),
  },
  EXAMPLE: { about: '“off” starts with an empty data folder instead of the examples.', default: 'on', check: oneOf('on', 'off') },
  DEMO_PERSONAS: {
    about: '1 allows personas on an address that others can reach, while all data is example data.',
    default: '0',
    check: oneOf('0', '1'),
  },
  SIGN_IN: {
    about: '“on”: people sign in, and see and do what was granted to them; “demonstration”: every visitor chooses a role.',
    default: 'demonstration',
    check: oneOf('demonstration', 'on'),
  },
  OPENID_ISSUER: {
    about: 'The OpenID Connect provider with which people sign in as well as by links in emails, as its discovery document calls it. Needs SIGN_IN=on, PUBLIC_URL, OPENID_CLIENT_ID and OPENID_CLIENT_SECRET.',
    default: '', check: (v) => (v === '' ? undefined : issuerProblem(v)),
  },
  OPENID_CLIENT_ID: { about: 'The client id of Milepost at the provider of OPENID_ISSUER.', default: '', check: () => undefined },
  OPENID_CLIENT_SECRET: { about: 'The secret that the provider of OPENID_ISSUER gave to Milepost.', default: '', secret: true, check: () => undefined },
  OPENID_API_AUDIENCE: { about: 'The audience of the access tokens of OPENID_ISSUER with which programs use the API; another one than OPENID_CLIENT_ID. Absent: the API takes the tokens of Milepost only.', default: '', check: () => undefined },
  OPENID_ROLES: { about: 'Roles that people hold while the provider of OPENID_ISSUER claims something of them, worked out at each sign-in: claim=value, role, programme, ulo or organisation, and its id, such as groups=mentors mentor programme 0198a000-0000-7000-8000-000000000001; entries with “;” between them. Never administrator.', default: '', check: (v) => faultOfClaimRoles(v, allRoles) },
  OPENID_NAME: { about: 'What the button to sign in with OPENID_ISSUER calls the account, after “Sign in with”.', default: 'your organisation’s account', check: (v) => (v.length <= 60 ? undefined : `must have 60 characters or fewer, it has ${v.length}`) },
  SESSION_SECRET: { about: 'Seals cookies: 32 characters or more. Made at the first start when absent; with EVENT_STORE_URL the same to every process.', default: '', secret: true, check: secretRule },
  MASTER_KEY: { about: 'Wraps the keys of personal data, which nobody can read without it: 32 characters or more. Made at the first start when absent; with EVENT_STORE_URL the same to every process.', default: '', secret: true, check: secretRule },
  CHECKPOINT_KEY: { about: 'Signs checkpoints of the log: 32 characters or more. Made when the first one is written when absent; with EVENT_STORE_URL the same to every process.', default: '', secret: true, check: secretRule },
  CHECKPOINT_DIR: {
    about: 'A folder outside the data folder, where a signed checkpoint of the log is written once a day; best one that the people who run the server cannot change. Absent: checkpoints are made by “milepost checkpoint” only.',
    default: '', check: () => undefined,
  },
  EVENT_STORE_URL: {
    about: 'The EventStoreDB (22.10 or later) or KurrentDB that keeps the log: esdb://user:password@host1:2113,host2:2113?tlsCAFile=/path/ca.crt; without TLS (?tls=false) on this computer only. Its option defaultDeadline is the number of milliseconds for an attempt to write (2000 without it). Absent: the log is kept in the data folder.',
    default: '',
    shown: withoutPassword,
    check: (v) => (v === '' ? undefined : faultOfAddress(v)),
  },
  REQUEST_TIMEOUT: {
    about: 'For how many seconds a request may take to arrive, its headers and its body together.',
    default: '30',
    check: (v) => (/^\d{1,3}$/u.test(v) && Number(v) >= 1 && Number(v) <= 300 ? undefined : `must be a number of seconds from 1 to 300, not “${v}”`),
  },
  STARTUP_WAIT: {
    about: 'For how many seconds a process or a command that starts waits for the event store of EVENT_STORE_URL when it is not available.',
    default: '60',
    check: (v) => (/^\d{1,4}$/u.test(v) && Number(v) <= 3600 ? undefined : `must be a number of seconds from 0 to 3600, not “${v}”`),
  },
  REDIS_URL: {
    about: 'The Redis that keeps the timers of reminders, redis://… or rediss://…; absent: timers inside the process.',
    default: '', secret: true, check: serverAddress('redis', 'rediss'),
  },
  SMTP_URL: {
    about: 'The server that takes mail, smtp://… or smtps://…; absent: emails go to the outbox page.',
    default: '', secret: true, check: serverAddress('smtp', 'smtps'),
  },
  MAIL_FROM: {
    about: 'Who mail comes from: an address, or a name with an address in angle brackets. Needed with SMTP_URL, as PUBLIC_URL is.',
    default: '', check: sender,
  },
  LOG_LEVEL: { about: 'How much is logged: fatal, error, warn, info or debug.', default: 'warn', check: oneOf('fatal', 'error', 'warn', 'info', 'debug') },
} satisfies Record<string, SettingRule> as Record<SettingName, SettingRule>;

export type SettingName =
  | 'PORT' | 'WORKER_PORT' | 'HOST' | 'DATA_DIR' | 'READ_MODEL_SNAPSHOT' | 'SECRETS_DIR' | 'PUBLIC_URL' | 'TRUSTED_PROXIES' | 'TLS_CERT' | 'TLS_KEY' | 'SECURITY_CONTACT' | 'GRANTS_PREFIX' | 'EXAMPLE' | 'DEMO_PERSONAS' | 'SIGN_IN' | 'OPENID_ISSUER' | 'OPENID_CLIENT_ID' | 'OPENID_CLIENT_SECRET' | 'OPENID_API_AUDIENCE' | 'OPENID_ROLES' | 'OPENID_NAME' | 'SESSION_SECRET' | 'MASTER_KEY' | 'CHECKPOINT_KEY' | 'CHECKPOINT_DIR'
  | 'EVENT_STORE_URL' | 'REQUEST_TIMEOUT' | 'STARTUP_WAIT' | 'REDIS_URL' | 'SMTP_URL' | 'MAIL_FROM' | 'LOG_LEVEL';

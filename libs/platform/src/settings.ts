import { isAbsolute, relative } from 'node:path';
import { claimRolesIn, type ClaimRole } from './claim-roles.js';
import { listed, settingRules, type SettingName } from './setting-rules.js';

/** What the environment says, checked. */
export interface Settings {
  port: number;
  workerPort: number;
  host: string;
  dataFolder: string;
  /** A folder with a read model to start from. */
  readModelSnapshot: string | undefined;
  /** Where secrets are kept that are not given. */
  secretsFolder: string;
  /** Where a cluster keeps the log; undefined: it is in the data folder. */
  eventStoreUrl: string | undefined;
  /** Milliseconds for which a start waits for the event store. */
  startupWaitMs: number;
  /** Milliseconds within which a whole request has to arrive. */
  requestTimeoutMs: number;
  /** Without a slash at its end; undefined when people use the address that is printed. */
  publicUrl: string | undefined;
  /** Paths of the certificate and its key, when the server ends TLS itself. */
  tls: { cert: string; key: string } | undefined;
  /** Where to tell of a security problem: a mail or web address; undefined: nothing is said of it. */
  securityContact: string | undefined;
  /** Ids of the file of grants begin with it. */
  grantsPrefix: string;
  /** Addresses and ranges of the proxies in front. */
  trustedProxies: readonly string[];
  /** Whether the examples are loaded into an empty data folder. */
  example: boolean;
  /** Lets a server on another address than loopback be used with personas instead of a sign-in. */
  demoPersonas: boolean;
  /** Whether people sign in; otherwise every visitor chooses a role. */
  signIn: boolean;
  /** Undefined: people sign in by links and passkeys only. */
  openId: { issuer: string; clientId: string; clientSecret: string; name: string; apiAudience: string | undefined; roles: readonly ClaimRole[] } | undefined;
  /** Undefined: one is made at the first start and kept in the data folder. */
  sessionSecret: string | undefined;
  masterKey: string | undefined;
  /** Signs checkpoints; undefined: one is made when the first is written. */
  checkpointKey: string | undefined;
  /** Where a checkpoint is written once a day. */
  checkpointFolder: string | undefined;
  /** Undefined: timers inside the process. */
  redisUrl: string | undefined;
  /** Undefined: emails go to the outbox. */
  smtp: { url: string; from: string } | undefined;
  logLevel: 'fatal' | 'error' | 'warn' | 'info' | 'debug';
}

/** Some settings are wrong: one sentence for each. */
export class WrongSettings extends Error {
  override readonly name = 'WrongSettings';
  constructor(readonly sentences: readonly string[]) {
    super(sentences.join(' '));
  }
}

export type Environment = Readonly<Record<string, string | undefined>>;

/** @throws WrongSettings with a sentence for every setting that is wrong */
export function readSettings(env: Environment): Settings {
  const value: ValueOf = (name) => env[name]?.trim() || settingRules[name].default;
  const sentences = Object.entries(settingRules).flatMap(([name, rule]) => {
    const wrong = rule.check(value(name as SettingName));
    return wrong === undefined ? [] : [`${name} ${wrong}.`];
  });
  sentences.push(...faultsTogether(value));
  if (sentences.length > 0) throw new WrongSettings(sentences);
  return {
    port: Number(value('PORT')),
    workerPort: Number(value('WORKER_PORT')),
    host: value('HOST'),
    dataFolder: value('DATA_DIR'),
    readModelSnapshot: value('READ_MODEL_SNAPSHOT') || undefined,
    secretsFolder: value('SECRETS_DIR') || value('DATA_DIR'),
    eventStoreUrl: value('EVENT_STORE_URL') || undefined,
    startupWaitMs: Number(value('STARTUP_WAIT')) * 1_000,
    requestTimeoutMs: Number(value('REQUEST_TIMEOUT')) * 1_000,
    // As it goes into headers of emails and into calendars: a host in ASCII, without a slash at its end.
    publicUrl: value('PUBLIC_URL') === '' ? undefined : new URL(value('PUBLIC_URL')).origin,
    tls: value('TLS_CERT') === '' ? undefined : { cert: value('TLS_CERT'), key: value('TLS_KEY') },
    securityContact: value('SECURITY_CONTACT') || undefined,
    grantsPrefix: value('GRANTS_PREFIX'),
    trustedProxies: listed(value('TRUSTED_PROXIES')),
    example: value('EXAMPLE') !== 'off',
    demoPersonas: value('DEMO_PERSONAS') === '1',
    signIn: value('SIGN_IN') === 'on',
    openId: value('OPENID_ISSUER') === '' ? undefined : { issuer: value('OPENID_ISSUER'), clientId: value('OPENID_CLIENT_ID'), clientSecret: value('OPENID_CLIENT_SECRET'), name: value('OPENID_NAME'), apiAudience: value('OPENID_API_AUDIENCE') || undefined, roles: claimRolesIn(value('OPENID_ROLES')) },
    sessionSecret: value('SESSION_SECRET') || undefined,
    masterKey: value('MASTER_KEY') || undefined,
    checkpointKey: value('CHECKPOINT_KEY') || undefined,
    checkpointFolder: value('CHECKPOINT_DIR') || undefined,
    redisUrl: value('REDIS_URL') || undefined,
    smtp: value('SMTP_URL') === '' ? undefined : { url: value('SMTP_URL'), from: value('MAIL_FROM') },
    logLevel: value('LOG_LEVEL') as Settings['logLevel'],
  };
}

type ValueOf = (name: SettingName) => string;

/** What is wrong with settings that are right one by one. */
function faultsTogether(value: ValueOf): string[] {
  const faults: string[] = [];
  const needed = (name: SettingName, others: readonly (readonly [SettingName, string])[]): void => {
    if (value(name) !== '') faults.push(...others.filter(([other]) => value(other) === '').map(([other, why]) => `${other} must be given with ${name}: ${why}.`));
  };
  needed('SMTP_URL', [['MAIL_FROM', 'mail has to come from somebody'], ['PUBLIC_URL', 'the links in a mail need the address that people use']]);
  needed('OPENID_ISSUER', [
    ['OPENID_CLIENT_ID', 'the provider knows Milepost by it'], ['OPENID_CLIENT_SECRET', 'the provider asks for it'], ['PUBLIC_URL', 'the provider sends people back to it'],
  ]);
  for (const name of ['OPENID_CLIENT_ID', 'OPENID_CLIENT_SECRET', 'OPENID_API_AUDIENCE', 'OPENID_ROLES'] as const) needed(name, [['OPENID_ISSUER', 'it says which provider is meant']]);
  if (value('OPENID_API_AUDIENCE') !== '' && value('OPENID_API_AUDIENCE') === value('OPENID_CLIENT_ID')) faults.push('OPENID_API_AUDIENCE must not be OPENID_CLIENT_ID: ID tokens would open the API.');
  needed('TLS_CERT', [['TLS_KEY', 'a certificate is of no use without its key']]);
  needed('TLS_KEY', [['TLS_CERT', 'a key is of no use without its certificate']]);
  if (isInside(value('CHECKPOINT_DIR'), value('DATA_DIR'))) faults.push('CHECKPOINT_DIR must be outside DATA_DIR: who can change the log there could change its checkpoints, too.');
  if (value('TLS_CERT') !== '' && value('PUBLIC_URL').startsWith('http://')) faults.push('PUBLIC_URL must begin with https:// with TLS_CERT: the server answers nobody without TLS then.');
  if (value('OPENID_ISSUER') !== '' && value('SIGN_IN') !== 'on') faults.push('OPENID_ISSUER needs SIGN_IN=on: nobody signs in otherwise.');
  if (value('SIGN_IN') === 'on' && value('DEMO_PERSONAS') === '1') faults.push('DEMO_PERSONAS must be absent with SIGN_IN=on: people sign in then.');
  return faults;
}

const isInside = (path: string, folder: string): boolean => path !== '' && !relative(folder, path).startsWith('..') && !isAbsolute(relative(folder, path));

/**
 * Processes that share a log must share their secrets: one opens the cookies, and the keys of personal data, of another.
 * @throws WrongSettings when each would make its own
 */
export function assertSecretsShared({ eventStoreUrl, sessionSecret, masterKey, checkpointKey, checkpointFolder, dataFolder, secretsFolder }: Settings): void {
  const missing = [
    ...(sessionSecret === undefined ? ['SESSION_SECRET'] : []), ...(masterKey === undefined ? ['MASTER_KEY'] : []),
    ...(checkpointFolder !== undefined && checkpointKey === undefined ? ['CHECKPOINT_KEY'] : []),
  ];
  if (eventStoreUrl === undefined || secretsFolder !== dataFolder || missing.length === 0) return;
  throw new WrongSettings([
    `${missing.join(' and ')} must be given with EVENT_STORE_URL, the same to every process; or set SECRETS_DIR to a folder that they share.`,
  ]);
}

/** Every setting with what it means and its value now, for `milepost config`. Secrets are not shown. */
export const listSettings = (env: Environment): { name: string; value: string; about: string }[] =>
  Object.entries(settingRules).map(([name, { about, default: otherwise, secret, shown: show = String }]) => {
    const given = env[name]?.trim();
    const shown = given ? (secret ? '(given, not shown)' : show(given)) : otherwise || '(none)';
    return { name, value: shown, about };
  });

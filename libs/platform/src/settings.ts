import { isAbsolute, relative } from 'node:path';
import { claimRolesIn, type ClaimRole } from './claim-roles.js';
import { listed, settingRules, type SettingName } from './setting-rules.js';

/** The validated settings from the environment. */
export interface Settings {
  port: number;
  workerPort: number;
  host: string;
  dataFolder: string;
  /** A folder with a read model to start from. */
  readModelSnapshot: string | undefined;
  /** The folder for secrets that the settings do not give. */
  secretsFolder: string;
  /** The address of the cluster with the log; undefined when the log is in the data folder. */
  eventStoreUrl: string | undefined;
  /** The maximum time that a start waits for the event store, in milliseconds. */
  startupWaitMs: number;
  /** The maximum time for a whole request to arrive, in milliseconds. */
  requestTimeoutMs: number;
  /** Without a trailing slash; undefined when people use the printed address. */
  publicUrl: string | undefined;
  /** Paths of the certificate and its key, when the server terminates TLS itself. */
  tls: { cert: string; key: string } | undefined;
  /** An email or web address for reports of security problems; undefined when there is none. */
  securityContact: string | undefined;
  /** The prefix of ids in the file of grants. */
  grantsPrefix: string;
  /** Addresses and ranges of the proxies in front. */
  trustedProxies: readonly string[];
  /** True when the examples are loaded into an empty data folder. */
  example: boolean;
  /** Allows personas instead of a sign-in on an address other than loopback. */
  demoPersonas: boolean;
  /** True when people sign in; false when every visitor chooses a role. */
  signIn: boolean;
  /** Undefined when people sign in only with links and passkeys. */
  openId: { issuer: string; clientId: string; clientSecret: string; name: string; apiAudience: string | undefined; roles: readonly ClaimRole[] } | undefined;
  /** Undefined when it is created at the first start and kept in the data folder. The same for `masterKey`. */
  sessionSecret: string | undefined;
  masterKey: string | undefined;
  /** Signs checkpoints; undefined when it is created with the first checkpoint. */
  checkpointKey: string | undefined;
  /** The folder for the daily checkpoint. */
  checkpointFolder: string | undefined;
  /** Undefined for timers inside the process. */
  redisUrl: string | undefined;
  /** Undefined when emails go to the outbox. */
  smtp: { url: string; from: string } | undefined;
  logLevel: 'fatal' | 'error' | 'warn' | 'info' | 'debug';
}

/** Some settings are not valid. `sentences` has one sentence for each. */
export class WrongSettings extends Error {
  override readonly name = 'WrongSettings';
  constructor(readonly sentences: readonly string[]) {
    super(sentences.join(' '));
  }
}

export type Environment = Readonly<Record<string, string | undefined>>;

/** @throws WrongSettings with a sentence for every setting that is not valid */
export function readSettings(env: Environment): Settings {
  const value: ValueOf = (name) => env[name]?.trim() || settingRules[name].default;
  const sentences = Object.entries(settingRules).flatMap(([name, rule]) => {
    const wrong = rule.check(value(name as SettingName));
    return wrong === undefined ? [] : [`${name} ${wrong}.`];
  });
  sentences.push(...combinationErrors(value));
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
    // `origin` has the host in ASCII and no trailing slash, as headers of emails and calendars need it.
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

/** Errors in the combination of settings that are each valid. */
function combinationErrors(value: ValueOf): string[] {
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
 * Processes that share a log must share their secrets, because each has to open cookies and keys of personal data of the others.
 * @throws WrongSettings when each process would create different secrets
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

/** Every setting with its meaning and current value, for `milepost config`. Secrets are not shown. */
export const listSettings = (env: Environment): { name: string; value: string; about: string }[] =>
  Object.entries(settingRules).map(([name, { about, default: otherwise, secret, shown: show = String }]) => {
    const given = env[name]?.trim();
    const shown = given ? (secret ? '(given, not shown)' : show(given)) : otherwise || '(none)';
    return { name, value: shown, about };
  });

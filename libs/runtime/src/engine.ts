import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { commands, inCurrentVersions, cachedWithTexts, deciders, projections, readModelWorker } from '#catalogue';
import { allOf, createCommandPipeline, firstOf, type CommandPipeline } from '#commands';
import { inspectDataFolder } from '#data-folder';
import { managers as allManagers } from '#development';
import { commitThread, openEventStore, acquireOwnership, resumeWhileUnavailable, TextKeys, type EventStore, type ReachedStore } from '#event-store';
import { systemClock, systemIds, type Clock, type IdSource } from '#kernel';
import { Organisations, namedOrganisations, organisationNameClaims } from '#organisations';
import { People, calendarSecretClaims, missingTextKeys, namedPeople, openKeyStore, personalDataWith, rolesBetweenStreams, type KeyStore, type KeysPlace } from '#people';
import { Metrics, assertSecretsShared, checkSecret, createLogger, makePrivate, secret, type Logger, type Settings } from '#platform';
import { Outbox, stopLinks } from '#reminders';
import { ClockWatch } from './clock-watch.js';
import { folderTrouble, logChanges } from './recording-trouble.js';
import { openMessaging, type Messaging } from './messaging.js';
import { openReadModel, startFromSnapshot, type ReadModel } from '#projections';
import type { AnyProcessManager } from '#workflow';

/** The parts that each process on the log has exactly one of. */
export interface Engine {
  settings: Settings;
  clock: Clock;
  ids: IdSource;
  logger: Logger;
  metrics: Metrics;
  store: EventStore;
  /** The log as written: events have their recorded versions, which their hashes cover, and their texts are sealed. */
  written: Pick<EventStore, 'readAll' | 'readStream' | 'head' | 'compare'>;
  /** The reason why no events arrive from the log; undefined when they do. */
  reached: () => string | undefined;
  /** The reason why no events can be recorded, in one sentence; undefined when none is known. Cheap to call. */
  recordingTrouble: () => string | undefined;
  /** Reports texts that could not be decrypted since the start, with the remedy; undefined when no key is missing. */
  textsTrouble: () => Promise<string | undefined>;
  /** Reports that the clock is behind the log; undefined while it is not. */
  clockTrouble: () => string | undefined;
  handling: CommandPipeline;
  /** The process managers that run on the log. */
  managers: readonly AnyProcessManager[];
  model: ReadModel;
  /** The keys of personal data. */
  keys: KeyStore;
  /** Registered people and their details. */
  people: People;
  /** The register of organisations. */
  organisations: Organisations;
  /** How reminders are scheduled and sent. */
  messaging: Messaging;
  /** Closes the read model, then the log. Stop everything that uses them first. */
  close(): Promise<void>;
}

export interface EngineOptions {
  settings: Settings;
  /** For tests. Default: the system clock. */
  clock?: Clock;
  ids?: IdSource;
  /** For tests: wraps the store, for example to inject faults. */
  decorate?: (store: EventStore) => EventStore;
  /** For tests. Default: all of them. */
  managers?: readonly AnyProcessManager[];
}

/**
 * Opens the log and creates the parts of the engine. Closes the log again when a later step fails. Only one process may use
 * the data folder, also with a cluster.
 * @param program the name that a second process sees when it opens the same folder: `milepost web`
 * @throws WrongSettings, DataFolderUnusable, Damaged, EventStoreUnusable, SnapshotUnusable, SecretUnusable, KeyStoreUnusable, Unavailable
 */
export async function openEngine(program: string, options: EngineOptions): Promise<Engine> {
  const { settings, clock = systemClock } = options;
  const { dataFolder: folder, eventStoreUrl: url } = settings;
  assertSecretsShared(settings);
  const logger = createLogger(settings.logLevel);
  const release = url === undefined ? undefined : ownFolder(folder, program, clock);
  let log: ReachedStore | undefined;
  try {
    if (url === undefined) inspectDataFolder(folder);
    log = await openEventStore({ folder, url, waitMs: settings.startupWaitMs, program, clock, commitsIn: commitThread, onTrouble: (sentence) => logger.warn({}, sentence) });
    const wider = makePrivate(folder);
    if (wider.length > 0) logger.warn({}, `Other users of this computer could read ${wider.join(', ')} in ${folder}: not any more.`);
    return await engineOn(log, logger, options, release);
  } catch (error) {
    await log?.close();
    release?.();
    throw error;
  }
}

/** Acquires the data folder when the log is on a cluster. The adapter of an embedded log does this itself. */
function ownFolder(folder: string, program: string, clock: Clock): () => void {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  return acquireOwnership(folder, program, clock.now());
}

async function engineOn(opened: ReachedStore, logger: Logger, options: EngineOptions, release?: () => void): Promise<Engine> {
  const { settings, clock = systemClock, ids = systemIds, decorate = (s) => s, managers = allManagers } = options;
  const { dataFolder, eventStoreUrl: url } = settings;
  checkSecret(settings.secretsFolder, 'session-secret', settings.sessionSecret);
  const written = decorate(opened);
  if (settings.readModelSnapshot !== undefined) await startFromSnapshot({ snapshot: settings.readModelSnapshot, folder: readModelFolder(settings), projections, store: inCurrentVersions(written) });
  const keys = await openKeys(settings);
  // Creates secrets only after all checks that may refuse the start, so that a refused start does not change the folder.
  const links = stopLinks(secret(settings.secretsFolder, 'session-secret', settings.sessionSecret));
  const texts = textKeysOf(keys, url === undefined ? 'folder' : 'cluster', logger);
  const store = cachedWithTexts(written, texts.keys);
  const model = openModel({ settings, store, clock, logger });
  const outbox = new Outbox(dataFolder, clock);
  const organisations = new Organisations(model);
  const people = openPeople({ settings, model, keys, organisations, outbox, logger });
  const messaging = openMessaging({ settings, clock, people, outbox, links });
  people.keepUp();
  const clockWatch = new ClockWatch(clock, (sentence) => logger.warn({}, sentence));
  const reached = (): string | undefined => opened.trouble;
  const recordingTrouble = (): string | undefined => opened.writeTrouble ?? keys.writeTrouble ?? (url === undefined ? folderTrouble(dataFolder) : undefined);
  const stopLogging = logChanges(recordingTrouble, logger);
  return {
    settings, clock, ids, logger, store, written, model, keys, people, organisations, messaging, managers,
    metrics: metricsOf(model, people, reached, recordingTrouble),
    reached, recordingTrouble,
    textsTrouble: texts.trouble, clockTrouble: () => clockWatch.trouble,
    handling: createCommandPipeline({ onClockBehind: (recordedAt) => clockWatch.saw(recordedAt), store, clock, ids, deciders, commands, personalData: personalDataWith(keys), claims: firstOf(calendarSecretClaims(store, model), organisationNameClaims(store, model, organisations)), outside: allOf(namedPeople({ store, model, people }), rolesBetweenStreams(store), namedOrganisations(store)) }),
    close: () => {
      stopLogging();
      // Erasing a person removes their emails from the outbox as well, so it stays open until the end.
      return inOrder([() => Promise.all([people.close(), model.close()]), () => messaging.close(), () => store.close(), () => keys.close(), async () => release?.()]);
    },
  };
}

function textKeysOf(keys: KeyStore, place: KeysPlace, logger: Logger): { keys: TextKeys; trouble: Engine['textsTrouble'] } {
  const textKeys = new TextKeys(keys, (count) => logger.warn({}, missingTextKeys(count, place)));
  const trouble = async (): Promise<string | undefined> => {
    const missing = await textKeys.missing();
    return missing === 0 ? undefined : missingTextKeys(missing, place);
  };
  return { keys: textKeys, trouble };
}

const readModelFolder = ({ dataFolder }: Settings): string => join(dataFolder, 'read-model');

const masterKeyOf = ({ secretsFolder, masterKey }: Settings, isNew: boolean): string => secret(secretsFolder, 'master-key', masterKey, isNew);

function openKeys(settings: Settings): Promise<KeyStore> {
  const { dataFolder: folder, eventStoreUrl: url, startupWaitMs } = settings;
  const masterKey = (isNew: boolean): string => masterKeyOf(settings, isNew);
  return resumeWhileUnavailable(url === undefined ? 0 : startupWaitMs, () => openKeyStore({ folder, url, masterKey }));
}

function openModel({ settings, store, clock, logger }: Pick<Engine, 'settings' | 'store' | 'clock' | 'logger'>): ReadModel {
  const { dataFolder, eventStoreUrl: url } = settings;
  return openReadModel({
    folder: readModelFolder(settings), store, deciders, projections, clock,
    // A worker thread runs only from the build. From sources (in tests), this thread builds the model.
    ...(import.meta.url.endsWith('.js') ? { worker: readModelWorker({ folder: dataFolder, url, masterKey: masterKeyOf(settings, false) }) } : {}),
    onProblem: (message, error) => logger.error({ err: error }, message),
    // Not with a cluster: it would read the whole log of the cluster after each kill.
    ...(url === undefined ? { rebuildUnprovenAfterMs: 60_000 } : {}),
  });
}

function openPeople({ settings, model, keys, organisations, outbox, logger }: Pick<Engine, 'settings' | 'model' | 'keys' | 'organisations' | 'logger'> & { outbox: Outbox }): People {
  return new People(model, keys, {
    ...(settings.signIn && { byGrants: (id: string) => organisations.ulosOf(id) }),
    onProblem: (message, error) => logger.error({ err: error }, message),
    onErased: (person) => outbox.forget(person),
    onKeysMissing: (sentence) => logger.warn({}, sentence),
    keysIn: settings.eventStoreUrl === undefined ? 'folder' : 'cluster',
  });
}

/** Runs all steps, also after a failure, so that everything is closed. @throws the first failure */
async function inOrder(steps: readonly (() => Promise<unknown>)[]): Promise<void> {
  const failures: unknown[] = [];
  for (const step of steps) await step().catch((error: unknown) => failures.push(error));
  if (failures.length > 0) throw failures[0];
}

function metricsOf(model: ReadModel, people: People, reached: () => string | undefined, recordingTrouble: () => string | undefined): Metrics {
  const metrics = new Metrics();
  metrics.gauge('milepost_memory_bytes', 'Resident memory of the process', () => process.memoryUsage.rss());
  metrics.gauge('milepost_uptime_seconds', 'Seconds since the process started', () => Math.floor(process.uptime()));
  metrics.gauge('milepost_log_followed', '1 while events arrive from the log', () => (reached() === undefined ? 1 : 0));
  metrics.gauge('milepost_recording', '1 while events can be recorded, as far as is known without trying', () => (recordingTrouble() === undefined ? 1 : 0));
  metrics.gauge('milepost_read_model_ready', '1 when lists can be read', () => (model.status().ready ? 1 : 0));
  metrics.gauge('milepost_read_model_lag_events', 'Events recorded that lists do not show yet', () => model.status().lag.events);
  metrics.gauge('milepost_read_model_parked_streams', 'Streams that lists cannot show', () => model.status().parked);
  metrics.gauge('milepost_people_without_key', 'People whose details cannot be read, because their keys are missing', () => people.keysMissing);
  return metrics;
}

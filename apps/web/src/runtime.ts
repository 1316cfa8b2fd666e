import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { createCommandHandling, type CommandHandling } from '#commands';
import { UloReader, oneProgramme } from '#dashboards';
import { commands, inCurrentVersions, processes, projections, readModelWorker } from '#catalogue';
import { openEventStore, type EventStore, type ReachedStore } from '#event-store';
import { NotFound, systemClock, systemIds, type Clock, type IdSource } from '#kernel';
import { personaCookie, type PersonaCookie } from '#people';
import { NotReady, openReadModel, type ReadModel } from '#projections';
import { Metrics, createLogger, secret, type Logger, type Settings } from '#platform';
import { LogWatch } from './log-watch.js';
import { SiteAddress } from './security/site-address.js';

/** What one web process has one of. */
export interface Runtime {
  settings: Settings;
  clock: Clock;
  ids: IdSource;
  logger: Logger;
  metrics: Metrics;
  store: EventStore;
  /** Why events do not arrive from the log at the moment; undefined when they do. */
  reached: () => string | undefined;
  handling: CommandHandling;
  model: ReadModel;
  ulos: UloReader;
  watch: LogWatch;
  cookie: PersonaCookie;
  site: SiteAddress;
}

export interface RuntimeOptions {
  settings: Settings;
  /** For tests; the system's otherwise. */
  clock?: Clock;
  ids?: IdSource;
  /** For tests: put around the store, for example to inject faults. */
  decorate?: (store: EventStore) => EventStore;
}

/**
 * Opens the log and puts together what works on it; closes the log again when the rest cannot be opened.
 * @throws DataFolderUnusable, Damaged, EventStoreUnusable, SecretUnusable
 */
export async function createRuntime(options: RuntimeOptions): Promise<Runtime> {
  const { settings, clock = systemClock } = options;
  const logger = createLogger(settings.logLevel);
  const log = await openEventStore({
    folder: settings.dataFolder,
    url: settings.eventStoreUrl,
    program: 'milepost web',
    clock,
    onTrouble: (sentence) => logger.warn({}, sentence),
  });
  try {
    mkdirSync(settings.dataFolder, { recursive: true, mode: 0o700 });
    return runtimeOn(log, logger, options);
  } catch (error) {
    void log.close();
    throw error;
  }
}

function runtimeOn(opened: ReachedStore, logger: Logger, { settings, clock = systemClock, ids = systemIds, decorate = (s) => s }: RuntimeOptions): Runtime {
  const log = decorate(opened);
  const store = inCurrentVersions(log);
  const metrics = new Metrics();
  metrics.gauge('milepost_memory_bytes', 'Resident memory of the process', () => process.memoryUsage.rss());
  metrics.gauge('milepost_uptime_seconds', 'Seconds since the process started', () => Math.floor(process.uptime()));
  const cookieSecret = secret(settings.dataFolder, 'session-secret', settings.sessionSecret);
  // Not used yet, but made now: a data folder keeps one key from its first day on.
  secret(settings.dataFolder, 'master-key', settings.masterKey);
  const model = openReadModel({
    folder: join(settings.dataFolder, 'read-model'),
    store, processes, projections, clock,
    // A worker thread runs what was built; from source (in tests) this thread builds the model itself.
    ...(import.meta.url.endsWith('.js') ? { worker: readModelWorker({ folder: settings.dataFolder, url: settings.eventStoreUrl }) } : {}),
    onProblem: (message, error) => logger.error({ err: error }, message),
  });
  metrics.gauge('milepost_read_model_lag_events', 'Events recorded that lists do not show yet', () => model.status().lag.events);
  metrics.gauge('milepost_read_model_parked_streams', 'Streams that lists cannot show', () => model.status().parked);
  return {
    settings, clock, ids, logger, metrics, store, model,
    reached: () => opened.trouble,
    watch: new LogWatch({ folder: settings.dataFolder, url: settings.eventStoreUrl, onDamage: (sentence) => logger.error({}, sentence) }),
    handling: createCommandHandling({ store, clock, ids, processes, commands }),
    ulos: new UloReader(store, () => clock.today(), (id) => nameOfProgramme(model, id)),
    cookie: personaCookie(cookieSecret, clock),
    site: new SiteAddress(settings),
  };
}

/** Null while the read model does not know it. */
function nameOfProgramme(model: ReadModel, id: string): string | null {
  try {
    return oneProgramme(model, id).name;
  } catch (error) {
    if (error instanceof NotFound || error instanceof NotReady) return null;
    throw error;
  }
}

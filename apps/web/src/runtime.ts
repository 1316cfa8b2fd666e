import { UloReader, oneProgramme } from '#dashboards';
import { openEngine, type Engine, type EngineOptions } from '#engine';
import { NotFound } from '#kernel';
import { personaCookie, type PersonaCookie } from '#people';
import { NotReady, type ReadModel } from '#projections';
import { secret } from '#platform';
import { LogWatch } from './log-watch.js';
import { SiteAddress } from './security/site-address.js';

/** What one web process has one of. */
export interface Runtime extends Engine {
  ulos: UloReader;
  watch: LogWatch;
  cookie: PersonaCookie;
  site: SiteAddress;
}

export type RuntimeOptions = EngineOptions;

/**
 * Opens the log and puts together what works on it; closes the log again when the rest cannot be opened.
 * @throws what `openEngine` throws, SecretUnusable
 */
export async function createRuntime(options: RuntimeOptions): Promise<Runtime> {
  const engine = await openEngine('milepost web', options);
  try {
    return runtimeOn(engine);
  } catch (error) {
    await engine.close();
    throw error;
  }
}

function runtimeOn(engine: Engine): Runtime {
  const { settings, store, model, clock, logger } = engine;
  const cookieSecret = secret(settings.secretsFolder, 'session-secret', settings.sessionSecret);
  return {
    ...engine,
    watch: new LogWatch({ folder: settings.dataFolder, url: settings.eventStoreUrl, onDamage: (sentence) => logger.error({}, sentence) }),
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

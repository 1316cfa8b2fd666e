import { ProgrammeExperience, UloReader, oneProgramme, type ProgrammeHead } from '#dashboards';
import { backgroundWorks, openEngine, type BackgroundWork, type Engine, type EngineOptions } from '#engine';
import type { Places } from '#commands';
import { NotFound } from '#kernel';
import { personaCookie, type PersonaCookie } from '#people';
import { NotReady, type ReadModel } from '#projections';
import { secret } from '#platform';
import { placesOn } from './security/places.js';
import { SiteAddress } from './security/site-address.js';
import { Standing } from './security/standing.js';

/** What one web process has one of. */
export interface Runtime extends Engine {
  ulos: UloReader;
  /** The background work of the web process; with a cluster the worker does it. */
  works: readonly BackgroundWork[];
  cookie: PersonaCookie;
  places: Places;
  standing: Standing;
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
  const { settings, store, model, clock } = engine;
  const experience = new ProgrammeExperience(model);
  const cookieSecret = secret(settings.secretsFolder, 'session-secret', settings.sessionSecret);
  return {
    ...engine,
    works: settings.eventStoreUrl === undefined ? backgroundWorks(engine) : [],
    ulos: new UloReader(store, () => clock.today(), (id) => headOfProgramme(model, id), (id) => unlessNotReady(() => experience.of(id), new Map())),
    cookie: personaCookie(cookieSecret, clock),
    places: placesOn(engine),
    standing: new Standing(engine.handling, clock),
    site: new SiteAddress(settings),
  };
}

/** Pages of one ULO do without the read model while it is built. */
function unlessNotReady<T>(ask: () => T, otherwise: T): T {
  try {
    return ask();
  } catch (error) {
    if (error instanceof NotReady) return otherwise;
    throw error;
  }
}

/** Undefined while the read model does not know it. */
function headOfProgramme(model: ReadModel, id: string): ProgrammeHead | undefined {
  try {
    const { name, closedOn } = oneProgramme(model, id);
    return { name, closedOn };
  } catch (error) {
    if (error instanceof NotFound || error instanceof NotReady) return undefined;
    throw error;
  }
}

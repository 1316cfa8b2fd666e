import { ProgrammeExperience, UloReader, oneProgramme, type ProgrammeHead } from '#dashboards';
import { backgroundWorks, listWorks, openEngine, type BackgroundWork, type Engine, type EngineOptions } from '#runtime';
import type { Places } from '#commands';
import { NotFound } from '#kernel';
import { personaCookie, type PersonaCookie } from '#people';
import { NotReady, type ReadModel } from '#projections';
import { secret } from '#platform';
import { placesOn } from './security/places.js';
import { knownBrowserOf } from './pages/sign-in/browser-id.js';
import { RateLimits } from './security/rate-limits.js';
import { SiteAddress } from './security/site-address.js';
import { CurrentGrants } from './security/current-grants.js';
import { openSignIn, type SignIn } from './sign-in/sign-in.js';
import { DemonstrationForms } from './sign-in/demonstration-forms.js';
import { LimitedGrants } from './sign-in/limited-grants.js';
import { RememberedVisitors } from './sign-in/remembered-visitors.js';
import { personaVisitors, sessionVisitors, type Visitors } from './sign-in/visitors.js';

const LONGEST_WAIT_MS = 5_000;

/** The objects that exist once in a web process. */
export interface Runtime extends Engine {
  ulos: UloReader;
  /** The background work of the web process. With a cluster the worker does all of it except the work of lists. */
  works: readonly BackgroundWork[];
  cookie: PersonaCookie;
  places: Places;
  currentGrants: CurrentGrants;
  /** Undefined in the demonstration. */
  signIn: SignIn | undefined;
  visitors: Visitors;
  /** Undefined in the demonstration, where neither personas nor addresses identify a caller. */
  limits: RateLimits | undefined;
  site: SiteAddress;
}

export type RuntimeOptions = EngineOptions;

/**
 * Opens the log and everything that uses it. Closes the log again when the rest cannot be opened.
 * @throws the errors of `openEngine`, SecretUnusable
 */
export async function createRuntime(options: RuntimeOptions): Promise<Runtime> {
  const engine = await openEngine('milepost web', options);
  try {
    return await runtimeOn(engine);
  } catch (error) {
    await engine.close();
    throw error;
  }
}

async function runtimeOn(engine: Engine): Promise<Runtime> {
  const { settings, store, model, clock, people } = engine;
  const experience = new ProgrammeExperience(model);
  const cookieSecret = secret(settings.secretsFolder, 'session-secret', settings.sessionSecret);
  const cookie = personaCookie(cookieSecret, clock);
  const site = new SiteAddress(settings);
  const places = placesOn(engine);
  const currentGrants = new CurrentGrants(engine.handling, clock, engine.organisations);
  const signIn = settings.signIn ? await openSignIn({ settings, clock, ids: engine.ids, sessionSecret: cookieSecret, https: site.secure }) : undefined;
  const limits = signIn && new RateLimits((request) => knownBrowserOf(request, signIn), settings.redisUrl);
  // Erasing a person ends their sessions and makes their links and tokens invalid.
  if (signIn) people.alsoOnErased(async (person) => void (await signIn.state.removeAllOf(person)));
  return {
    ...engine,
    works: [...(settings.eventStoreUrl === undefined ? backgroundWorks(engine) : []), ...listWorks(engine)],
    ulos: new UloReader(store, () => clock.today(), (id) => headOfProgramme(model, id), (id) => unlessBuilding(() => experience.of(id), new Map())),
    cookie,
    places,
    currentGrants, signIn, site,
    visitors: signIn ? sessionVisitors({ signIn, currentGrants, people, remembered: new RememberedVisitors({ ...engine, state: signIn.state }), limited: new LimitedGrants(places, engine.organisations), caughtUp: () => caughtUp(engine) }) : personaVisitors(cookie, settings.demoPersonas, new DemonstrationForms(engine.ids, clock)),
    limits,
    async close() {
      limits?.close();
      await signIn?.close();
      await engine.close();
    },
  };
}

/** Pages of one ULO work while the read model is being built, without its data. */
function unlessBuilding<T>(ask: () => T, otherwise: T): T {
  try {
    return ask();
  } catch (error) {
    if (error instanceof NotReady) return otherwise;
    throw error;
  }
}

/** Undefined while the read model does not have the programme. */
function headOfProgramme(model: ReadModel, id: string): ProgrammeHead | undefined {
  try {
    const { name, closedOn } = oneProgramme(model, id);
    return { name, closedOn };
  } catch (error) {
    if (error instanceof NotFound || error instanceof NotReady) return undefined;
    throw error;
  }
}

async function caughtUp({ model, written }: Pick<Engine, 'model' | 'written'>): Promise<void> {
  if (!(await model.waitFor(await written.head(), LONGEST_WAIT_MS))) throw new NotReady();
}

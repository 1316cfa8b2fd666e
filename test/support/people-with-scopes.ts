import type { Accepted } from '#commands';
import type { Author, GrantedRole, PlainDate } from '#kernel';
import type { Runtime } from '../../apps/web/src/runtime.js';
import { idOf, recordBeside, shownBy } from './record-beside.js';
import { startSignInServer, TestBrowser, type SignInServer } from './signed-in.js';
import type { TestServerOptions } from './server.js';

/** Ids of what one of two programmes holds. */
export interface ProgrammePlace {
  programme: string;
  ulo: string;
  person: string;
}

export interface GrantAt {
  role: GrantedRole;
  /** The last day. */
  to?: PlainDate;
  programme?: string;
  ulo?: string;
}

export interface PeopleWithScopes extends SignInServer {
  /** Two programmes, each with a ULO and a registered person; their names end with 1 and 2. */
  places: [ProgrammePlace, ProgrammePlace];
  /** Records as an administrator with every role, past the pages. */
  record(name: string, body: object, role?: Author['role']): Promise<Accepted>;
  /** A registered person with these roles: in a programme, in a ULO, or with neither for everything. */
  person(name: string, ...grants: GrantAt[]): Promise<string>;
  /** A browser in which that person is signed in. */
  signedIn(person: string): Promise<TestBrowser>;
  /** A token of that person for everything that they may. */
  tokenOf(person: string, names: readonly string[]): Promise<string>;
  /** Waits until lists show what was recorded. */
  shown(): Promise<void>;
}

export { idOf };

/** A browser in which somebody is signed in, without a mail. */
export async function browserOf(runtime: Runtime, site: string, person: string): Promise<TestBrowser> {
  const { signIn, clock } = runtime;
  if (!signIn) throw new Error('Nobody signs in here');
  const browser = new TestBrowser(site);
  const id = await signIn.sessions.start({ person, method: 'link', authenticatedAt: clock.now(), device: 'Test' });
  browser.cookies.set(signIn.cookies.names.session, await signIn.cookies.session.seal(id));
  await browser.get('/account');
  return browser;
}

/** The real server with sign-in and two programmes, for tests of who sees what. */
export async function startWithPeople(options: TestServerOptions = {}): Promise<PeopleWithScopes> {
  const here = await startSignInServer(options);
  const { runtime } = here.server.web;
  const record = (name: string, body: object, role: Author['role'] = 'programme-manager'): Promise<Accepted> => recordBeside(here.server)(name, body, { role });
  const place = async (n: number): Promise<ProgrammePlace> => {
    const programme = idOf(await record('open-programme', { occurredOn: '2026-01-05', name: `Programme ${n}`, area: 'Town' }));
    const ulo = idOf(await record('start-ulo-development', { occurredOn: '2026-01-05', programme, name: `Organisation ${n}`, area: 'Town', commissioner: `County ${n}` }));
    return { programme, ulo, person: idOf(await record('register-person', { name: `Person ${n}`, mail: `person${n}@council.example`, organisation: `Example ${n}`, role: 'mentor', onlyProgramme: programme })) };
  };
  const places: [ProgrammePlace, ProgrammePlace] = [await place(1), await place(2)];
  const shown = (): Promise<void> => shownBy(here.server);
  return {
    ...here, places, record, shown,
    async person(name, ...grants) {
      const person = idOf(await record('register-person', { name, organisation: 'Example', role: 'mentor' }));
      for (const { role, to, programme, ulo } of grants) {
        const scope = { ...(programme && { programmeScope: programme }), ...(ulo && { uloScope: ulo }) };
        await record(programme ?? ulo ? 'grant-role' : 'grant-role-for-everything', { person, role, ...scope, ...(to && { to }) }, 'administrator');
      }
      return person;
    },
    signedIn: (person) => browserOf(runtime, here.site, person),
    async tokenOf(owner, names) {
      const made = await runtime.signIn?.tokens.make({ owner, title: 'test', names: [...names], scope: { kind: 'everything' }, expiresOn: '2026-12-31' });
      return made?.token ?? '';
    },
  };
}

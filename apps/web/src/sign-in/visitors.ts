import { isReadable, isRole, personaCookieName, personas, type People, type PersonaCookie } from '#people';
import { PersonaNeeded } from '../security/access.js';
import { cookieValue } from '../security/cookies.js';
import { isApi, type FastifyRequest } from '../security/request.js';
import type { Standing } from '../security/standing.js';
import { visitorOf, type Visitor } from '../security/visitor.js';
import type { SignIn } from './sign-in.js';

/** Tells who sends a request. */
export interface Visitors {
  /** Where somebody becomes known. */
  wayIn: '/who' | '/sign-in';
  /** What to do, for a program that nobody is known of. */
  advice: string;
  /** @param showsPeople whether what is asked for shows people: a session that rested is not enough then */
  of(request: FastifyRequest, showsPeople: boolean): Promise<Visitor | undefined>;
}

/** In the demonstration whoever comes chooses a role. */
export const personaVisitors = (cookie: PersonaCookie): Visitors => ({
  wayIn: '/who',
  advice: 'Say as whom you are acting: send the header Milepost-Persona with a role such as mentor.',
  async of(request) {
    const { headers } = request;
    const named = headers['milepost-persona'];
    if (named !== undefined && isApi(request)) {
      if (isRole(named)) return visitorOf(personas[named]);
      throw new PersonaNeeded(`The header Milepost-Persona must name a role: ${Object.keys(personas).join(', ')}.`);
    }
    const role = await cookie.open(cookieValue(headers.cookie, personaCookieName));
    return role === undefined ? undefined : visitorOf(personas[role]);
  },
});

interface Sources {
  signIn: SignIn;
  standing: Standing;
  people: Pick<People, 'now'>;
}

/** Where people sign in: the person of the session, with what they hold today. Unavailable when that cannot be asked. */
export const sessionVisitors = ({ signIn: { sessions, cookies }, standing, people }: Sources): Visitors => ({
  wayIn: '/sign-in',
  advice: 'Sign in first.',
  async of({ headers }, showsPeople) {
    const sessionId = await cookies.session.open(cookieValue(headers.cookie, cookies.names.session));
    const session = await sessions.open(sessionId, { showsPeople });
    if (!session || sessionId === undefined) return undefined;
    const { person } = session;
    const details = (await people.now()).person(person);
    if (details === 'erased') return undefined;
    const { name: label, organisation } = isReadable(details) ? details : { name: 'Somebody whose name cannot be read', organisation: 'Unknown' };
    return { id: person, label, organisation, grants: await standing.of(person), session: { ...session, id: sessionId } };
  },
});

import { covers, grantsAt, type Grant, type Scope } from '#access';
import type { Places } from '#commands';
import { isReadable, isRole, personaCookieName, personas, type People, type PersonaCookie } from '#people';
import { PersonaNeeded } from '../security/access.js';
import { cookieValue } from '../security/cookies.js';
import { Rejection } from '../security/rejection.js';
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
  /** Where to go on after the sign-in, of a form that was sent when its session had ended; undefined when nothing is kept. */
  keep(request: FastifyRequest): Promise<string | undefined>;
  /** @param showsPeople whether what is asked for shows people: a session that rested is not enough then */
  of(request: FastifyRequest, showsPeople: boolean): Promise<Visitor | undefined>;
}

/** In the demonstration whoever comes chooses a role. */
/** @param forOthers whether it may be reached from other computers (DEMO_PERSONAS=1) */
export const personaVisitors = (cookie: PersonaCookie, forOthers: boolean): Visitors => ({
  wayIn: '/who',
  keep: () => Promise.resolve(undefined),
  advice: 'Say as whom you are acting: send the header Milepost-Persona with a role such as mentor.',
  async of(request) {
    const { headers } = request;
    // Somebody has put a proxy before a server that was meant for one computer.
    if (!forOthers && (headers['forwarded'] ?? headers['x-forwarded-for'] ?? headers['x-forwarded-host']) !== undefined)
      throw new Rejection(403, 'forwarded', 'Not for others', 'In the demonstration whoever comes may act as anybody, so it is for this computer alone. Set SIGN_IN=on to let others in.');
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
  places: Places;
}

/** Where people sign in: the person of the session, with what they hold today. Unavailable when that cannot be asked. */
export function sessionVisitors({ signIn: { sessions, tokens, forms, cookies }, standing, people, places }: Sources): Visitors {
  return {
  wayIn: '/sign-in',
  async keep({ method, url, body, headers }) {
    if (method !== 'POST' || typeof body !== 'object' || body === null) return undefined;
    const person = await sessions.personOf(await cookies.session.open(cookieValue(headers.cookie, cookies.names.session)));
    const fields = Object.entries(body as Record<string, string | string[]>).flatMap(([name, value]) => [value].flat().map((one): [string, string] => [name, one]));
    const token = person && (await forms.keep(person, { address: url, body: new URLSearchParams(fields).toString(), commandId: fields.find(([name]) => name === 'commandId')?.[1] ?? '' }));
    return token && `/kept/${token}`;
  },
  advice: 'Send a token: Authorization: Bearer, a blank, and a token of yours. Your account makes them.',
  async of(request, showsPeople) {
    const { headers } = request;
    if (headers.authorization !== undefined && isApi(request)) return ofToken(headers.authorization);
    const sessionId = await cookies.session.open(cookieValue(headers.cookie, cookies.names.session));
    const session = await sessions.open(sessionId, { showsPeople });
    if (!session || sessionId === undefined) return undefined;
    const known = await knownAs(session.person);
    return known && { ...known, steppedUp: sessions.hasSteppedUp(session), session: { ...session, id: sessionId } };
  },
  };

  async function ofToken(authorization: string): Promise<Visitor> {
    const [, given = ''] = /^Bearer ([\w.~+/=-]{1,4096})$/iu.exec(authorization) ?? [];
    const token = await tokens.open(given);
    const owner = token && (await knownAs(token.owner));
    if (!token || !owner) throw new PersonaNeeded('The token is unknown, revoked or past its last day.', '/sign-in');
    const grants = await limited(owner.grants, token.scope as Scope);
    return { ...owner, grants, only: token.names, steppedUp: false };
  }

  async function knownAs(person: string): Promise<Visitor | undefined> {
    const details = (await people.now()).person(person);
    if (details === 'erased') return undefined;
    const { name: label, organisation } = isReadable(details) ? details : { name: 'Somebody whose name cannot be read', organisation: 'Unknown' };
    return { id: person, label, organisation, grants: await standing.of(person) };
  }

  /** What somebody holds, as far as a token goes: a grant that is wider than the token is as wide as the token. */
  async function limited(grants: readonly Grant[], scope: Scope): Promise<Grant[]> {
    if (scope.kind === 'everything') return [...grants];
    const here = scope.kind === 'programme' ? [{ programme: scope.id }] : await places.of('ulo', scope.id);
    const both: Grant[] = [];
    for (const grant of grants) {
      if (grantsAt([grant], here).length > 0) both.push({ ...grant, scope });
      else if (grant.scope.kind === 'ulo' && (await places.of('ulo', grant.scope.id)).some((place) => covers(scope, place))) both.push(grant);
    }
    return both;
  }
}

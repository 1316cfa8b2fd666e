import type { Scope } from '#access';
import { isReadable, isRole, personaCookieName, personas, type People, type PeopleDirectory, type PersonaCookie } from '#people';
import { PersonaNeeded } from '../security/access.js';
import { cookieValue } from '../security/cookies.js';
import { Rejection } from '../security/rejection.js';
import { isApi, type FastifyRequest } from '../security/request.js';
import type { CurrentGrants } from '../security/current-grants.js';
import { visitorOf, type Visitor } from '../security/visitor.js';
import type { KeptForm } from '#sign-in';
import type { DemonstrationForms } from './demonstration-forms.js';
import type { LimitedGrants } from './limited-grants.js';
import type { RememberedVisitors } from './remembered-visitors.js';
import type { SignIn } from './sign-in.js';

/** Identifies the sender of a request. */
export interface Visitors {
  /** The page where visitors choose a role or sign in. */
  identifyPath: '/who' | '/sign-in';
  /** The advice to a program that is not identified. */
  advice: string;
  /** Stores a form that was sent after its session had ended. @returns the address to continue at; undefined when nothing is stored */
  keep(request: FastifyRequest): Promise<string | undefined>;
  /** Returns a stored form and deletes it. */
  take(person: string, token: string): Promise<KeptForm | undefined>;
  /** @param showsPeople true when the answer shows people: an idle session is then not enough */
  of(request: FastifyRequest, showsPeople: boolean): Promise<Visitor | undefined> | Visitor;
}

/** In the demonstration every visitor chooses a role. @param forOthers true when other computers may reach it (DEMO_PERSONAS=1) */
export const personaVisitors = (cookie: PersonaCookie, forOthers: boolean, forms: DemonstrationForms): Visitors => ({
  identifyPath: '/who',
  keep(request) {
    const form = formIn(request);
    const token = form && forms.keep(form);
    return Promise.resolve(token && `/kept/${token}`);
  },
  take: (_, token) => Promise.resolve(forms.take(token)),
  advice: 'Say as whom you are acting: send the header Milepost-Persona with a role such as mentor.',
  async of(request) {
    const { headers } = request;
    // The operator has put a proxy in front of a server that was meant for one computer.
    if (!forOthers && (headers['forwarded'] ?? headers['x-forwarded-for'] ?? headers['x-forwarded-host']) !== undefined)
      throw new Rejection(403, 'forwarded', 'Not for others', 'In the demonstration every visitor may act as anybody, so it is for this computer alone. Set SIGN_IN=on to let others in.');
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
  currentGrants: CurrentGrants;
  people: Pick<People, 'now'>;
  limited: LimitedGrants;
  remembered: RememberedVisitors;
  /** Resolves when the lists and people contain everything recorded. @throws NotReady */
  caughtUp: () => Promise<void>;
}

/** Identifies signed-in people, with the roles that they hold today. Throws Unavailable when these cannot be read. */
export function sessionVisitors(sources: Sources): Visitors {
  const { sessions, forms, cookies } = sources.signIn;
  const cookieOf = ({ headers }: FastifyRequest): string | undefined => cookieValue(headers.cookie, cookies.names.session);
  return {
    identifyPath: '/sign-in',
    async keep(request) {
      const form = formIn(request);
      const person = form && (await sessions.personOf(await cookies.session.open(cookieOf(request))));
      const token = form && person && (await forms.keep(person, form));
      return token && `/kept/${token}`;
    },
    take: (person, token) => forms.take(person, token),
    advice: 'Send a token: Authorization: Bearer, a blank, and a token of yours. Your account makes them.',
    of(request, showsPeople) {
      const { authorization, cookie } = request.headers;
      if (authorization !== undefined && isApi(request)) return ofBearer(sources, authorization);
      if (cookie === undefined) return Promise.resolve(undefined);
      return sources.remembered.of(cookie, showsPeople) ?? ofSession(sources, request, showsPeople);
    },
  };
}

async function ofSession(sources: Sources, { headers: { cookie = '' } }: FastifyRequest, showsPeople: boolean): Promise<Visitor | undefined> {
  const { signIn: { sessions, cookies }, remembered } = sources;
  const stamp = remembered.stamp();
  const sessionId = await cookies.session.open(cookieValue(cookie, cookies.names.session));
  const session = await sessions.open(sessionId, { showsPeople });
  if (!session || sessionId === undefined) return undefined;
  const known = await knownAs(sources, session.person);
  if (!known) return undefined;
  const visitor: Visitor = { ...known, steppedUp: sessions.hasSteppedUp(session), way: session.method, trace: {}, session: { ...session, id: sessionId } };
  remembered.remember(cookie, showsPeople, stamp, visitor);
  return visitor;
}

/** The owner of the token that a program sends. @throws PersonaNeeded */
async function ofBearer(sources: Sources, authorization: string): Promise<Visitor> {
  const [, given = ''] = /^Bearer ([\w.~+/=-]{1,16384})$/iu.exec(authorization) ?? [];
  const isJwt = sources.signIn.openId?.bearers !== undefined && given.split('.').length === 3;
  const visitor = isJwt ? await ofJwt(sources, given) : await ofToken(sources, given);
  if (visitor) return visitor;
  await sources.signIn.accessLog.note({ kind: 'refused', way: isJwt ? 'bearer' : 'token', what: 'unknown-token' });
  throw new PersonaNeeded(isJwt ? 'The token was not made for this API by the provider, is past its end, or belongs to an account that nobody added here.' : 'The token is unknown, revoked or past its last day.', '/sign-in');
}

async function ofToken(sources: Sources, given: string): Promise<Visitor | undefined> {
  const token = await sources.signIn.tokens.open(given);
  const owner = token && (await knownAs(sources, token.owner));
  return token && owner && { ...owner, grants: await sources.limited.of(owner.grants, token.scope as Scope), only: token.names, way: 'token', trace: {}, steppedUp: false };
}

/** The person who added the account of the token. It is identified by issuer and subject; other claims are ignored. */
async function ofJwt(sources: Sources, given: string): Promise<Visitor | undefined> {
  const { openId, reservations } = sources.signIn;
  const bearer = await openId?.bearers?.open(given);
  const person = bearer && (await reservations.holderOf('openid', `${bearer.issuer}\n${bearer.subject}`));
  const known = person === undefined ? undefined : await knownAs(sources, person);
  return known && { ...known, way: 'bearer', trace: {}, steppedUp: false };
}

async function knownAs(sources: Sources, person: string): Promise<Visitor | undefined> {
  const details = await detailsOf(sources, person);
  const { grants, wasErased } = await sources.currentGrants.withErasure(person);
  // The log has the erasure before the read model does. An erased person is signed in nowhere.
  if (wasErased || details === 'erased') return undefined;
  const { name: label, organisation } = isReadable(details) ? details : { name: 'Somebody whose name cannot be read', organisation: 'Unknown' };
  return { id: person, label, organisation, grants };
}

/** Includes people who were registered a moment ago: their organisation is part of the events that they record. */
async function detailsOf({ people, caughtUp }: Sources, person: string): Promise<ReturnType<PeopleDirectory['person']>> {
  const details = (await people.now()).person(person);
  if (details !== undefined) return details;
  await caughtUp();
  return (await people.now()).person(person);
}

/** The request as a form; undefined when it has none. */
function formIn({ method, url, body }: FastifyRequest): KeptForm | undefined {
  if (method !== 'POST' || typeof body !== 'object' || body === null) return undefined;
  const fields = Object.entries(body as Record<string, string | string[]>).flatMap(([name, value]) => [value].flat().map((one): [string, string] => [name, one]));
  return { address: url, body: new URLSearchParams(fields).toString(), commandId: fields.find(([name]) => name === 'commandId')?.[1] ?? '' };
}

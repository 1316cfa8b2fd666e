import { assertSteppedUp, authorise, forbiddenOutside, grantsAt, isEverywhere, type Grant, type Identity, type Place } from '#access';
import { Forbidden, InvalidInput, NotFound, isId, rolesAmong, streamKinds, type Author, type GrantedRole } from '#kernel';
import type { CommandRegistry, Registered } from './registry.js';

/** Tells where the things lie that commands are about. */
export interface Places {
  /** Those of the thing with that id, in lower case; none when there is no such thing. */
  of(kind: 'ulo' | 'person' | 'organisation', id: string): Promise<readonly Place[]>;
  /** Those of what a person holds by the grant with that id; none when there is no such grant. */
  ofGrant(person: string, grant: string): Promise<readonly Place[]>;
}

/** Tells whether somebody sees the whole of a recorded fact. */
export interface Sights {
  /**
   * Whether they see all that was recorded of the fact with that id, in lower case, and of its corrections: true when there is no such fact.
   * @param grants of those that cover the ULO, the ones that allow what is sent
   */
  seesWhole(by: Pick<Identity, 'id' | 'grants'>, ulo: string, fact: string): Promise<boolean>;
  /** The ids that the fact names as it stands: a correction may leave them as they are. */
  namedIn(ulo: string, fact: string): Promise<readonly string[]>;
}

type Thing = readonly [kind: 'ulo' | 'programme' | 'person' | 'organisation', id: string];
type Body = Readonly<Record<string, unknown>>;

/** Judges who sends a command: by the roles that its declaration names, and by where the things lie that it is about. */
export class CommandAccess {
  constructor(
    private readonly registry: CommandRegistry,
    private readonly places: Places,
    private readonly sights: Sights,
  ) {}

  /**
   * As whom the sender may issue it: at least one, one for each role that allows it.
   * @throws UnknownCommand, StepUpNeeded, Forbidden when no such role is held or it begins what lies in no scope, NotFound when it names
   *   what lies outside the sender's scope, in the words for what does not exist, InvalidInput, Forbidden also when it corrects what the sender sees only a part of: the rest would be dropped unseen
   */
  async authorsOf(name: string, body: unknown, by: Identity): Promise<Author[]> {
    const registered = this.registry.get(name);
    const allowing = authorise(by, registered.spec);
    assertSteppedUp(by, registered.spec);
    const told = isBody(body) ? body : {};
    const grants = await this.grantsFor(registered, told, allowing);
    const corrected = correctedIn(told);
    if (corrected) await this.assertSeen(corrected, { id: by.id, grants });
    const authors = grants.map(({ role, through }): Author => ({ id: by.id, role, organisation: through ?? by.organisation }));
    return authors.filter(({ role }, i) => authors.findIndex((one) => one.role === role) === i);
  }

  /**
   * The roles in which somebody may issue it, as far as it is known what it is about.
   * @throws as `authorsOf`, but for InvalidInput
   */
  async rolesFor(name: string, about: object, by: Identity): Promise<GrantedRole[]> {
    try {
      return rolesAmong((await this.authorsOf(name, about, by)).map(({ role }) => role));
    } catch (error) {
      // Where it belongs is asked for in the form.
      if (error instanceof InvalidInput) return [...new Set(authorise(by, this.registry.get(name).spec).map(({ role }) => role))];
      throw error;
    }
  }

  private async grantsFor(registered: Registered, body: Body, held: readonly Grant[]): Promise<readonly Grant[]> {
    const everywhere = held.filter(isEverywhere);
    if (everywhere.length > 0) return everywhere;
    const { spec, fields } = registered;
    if (spec.stream === 'installation' || spec.stream === 'organisation' || (spec.creates && spec.stream === 'programme')) throw forbiddenOutside(spec);
    if (fields.some(({ name }) => name === 'onlyProgramme') && body['onlyProgramme'] === undefined && body['onlyUlo'] === undefined)
      throw new InvalidInput([{ field: 'onlyProgramme', message: 'Choose a programme or a ULO: your role does not cover all of them' }]);
    let grants = held;
    const corrected = correctedIn(body);
    const named = corrected ? await this.sights.namedIn(corrected.ulo, corrected.fact) : [];
    for (const [kind, id] of thingsIn(registered, body)) {
      // Never what it is about: a fact of a ULO names people, and is not about them.
      if (kind === 'person' && spec.stream === 'ulo' && named.includes(id)) continue;
      grants = grantsAt(grants, kind === 'programme' ? [{ programme: id }] : await this.places.of(kind, id));
      if (grants.length === 0) throw new NotFound(streamKinds[kind], id);
    }
    return this.overGrant(registered, body, grants);
  }

  /** @throws Forbidden */
  private async assertSeen({ ulo, fact }: Corrected, by: Pick<Identity, 'id' | 'grants'>): Promise<void> {
    if (await this.sights.seesWhole(by, ulo, fact)) return;
    throw new Forbidden('correct or withdraw what they see only a part of', 'Somebody of another organisation', ['the organisation whose it is', 'programme manager']);
  }

  /** What somebody holds elsewhere is revoked by who may revoke it there. @throws InvalidInput in the words for what they do not hold */
  private async overGrant({ fields }: Registered, { person, grant }: Body, held: readonly Grant[]): Promise<readonly Grant[]> {
    if (!fields.some(({ name }) => name === 'grant') || !isId(person) || !isId(grant)) return held;
    const grants = grantsAt(held, await this.places.ofGrant(person.toLowerCase(), grant.toLowerCase()));
    if (grants.length === 0) throw new InvalidInput([{ field: 'grant', message: 'They hold no role by that id' }]);
    return grants;
  }
}

const isBody = (body: unknown): body is Body => typeof body === 'object' && body !== null && !Array.isArray(body);

interface Corrected {
  ulo: string;
  fact: string;
}

/** The fact of a ULO that a command corrects or withdraws, if it does. */
const correctedIn = ({ ulo, corrects }: Body): Corrected | undefined => (isId(ulo) && isId(corrects) ? { ulo: ulo.toLowerCase(), fact: corrects.toLowerCase() } : undefined);

type NamingField = readonly [kind: Thing[0], field: string];

const namingFields = new WeakMap<Registered, readonly NamingField[]>();

/** The fields of a command that name what has a stream of its own. */
function namingFieldsOf(registered: Registered): readonly NamingField[] {
  let known = namingFields.get(registered);
  if (known) return known;
  const kinds = ['ulo', 'programme', 'person'] as const;
  const { fields } = registered;
  const references = fields.flatMap((field) => kinds.flatMap((kind): NamingField[] => (field.kind === 'ref' && field.to === kind ? [[kind, field.name]] : [])));
  // The organisations that facts name lie nowhere; the one in which a role is granted is a place of its own.
  const scopes = fields.some(({ name }) => name === 'organisationScope') ? [['organisation', 'organisationScope'] as const] : [];
  namingFields.set(registered, (known = [...kinds.map((kind): NamingField => [kind, kind]), ...references, ...scopes]));
  return known;
}

/** What it names that has a stream of its own. What is no id names nothing: validation refuses it. */
function thingsIn(registered: Registered, body: Body): Thing[] {
  const things: Thing[] = [];
  for (const [kind, field] of namingFieldsOf(registered)) {
    const id = body[field];
    if (isId(id)) things.push([kind, id.toLowerCase()]);
  }
  return things;
}

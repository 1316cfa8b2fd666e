import { assertSteppedUp, authorise, forbiddenOutside, grantsAt, isEverywhere, type Grant, type Identity, type Place } from '#access';
import { Forbidden, InvalidInput, NotFound, isId, rolesAmong, streamKinds, type Author, type GrantedRole } from '#kernel';
import type { CommandRegistry, Registered } from './registry.js';

/** Finds the scopes of the things that commands are about. */
export interface Places {
  /** The places of the thing with that id, in lower case; none when there is no such thing. */
  of(kind: 'ulo' | 'person' | 'organisation', id: string): Promise<readonly Place[]>;
  /** The places of the role that a person has by that grant; none when there is no such grant. */
  ofGrant(person: string, grant: string): Promise<readonly Place[]>;
}

/** Finds out whether a person may see everything in a recorded fact. */
export interface Sights {
  /**
   * True when they may see everything in the fact with that id, in lower case, and in its corrections. Also true when there is no such fact.
   * @param by the person, with the grants that cover the ULO and allow the command
   */
  seesAllOf(by: Pick<Identity, 'id' | 'grants'>, ulo: string, fact: string): Promise<boolean>;
  /** The ids that the fact names after its corrections: a new correction may keep them. */
  namedIn(ulo: string, fact: string): Promise<readonly string[]>;
}

type Thing = readonly [kind: 'ulo' | 'programme' | 'person' | 'organisation', id: string];
type Body = Readonly<Record<string, unknown>>;

/** Checks whether a person may send a command, by the roles in its declaration and the scopes of the things that it is about. */
export class CommandAccess {
  constructor(
    private readonly registry: CommandRegistry,
    private readonly places: Places,
    private readonly sights: Sights,
  ) {}

  /**
   * The authors as whom the sender may issue the command: at least one, one for each role that allows it.
   * @throws UnknownCommand, StepUpNeeded, InvalidInput
   * @throws NotFound when the command names a thing outside the sender's scope, with the same message as for one that does not exist
   * @throws Forbidden when the sender has no such role; when the command creates a thing that belongs to no scope; when it corrects a
   *   fact of which the sender sees only a part, because the correction would silently drop the rest
   */
  async authorsOf(name: string, body: unknown, by: Identity): Promise<Author[]> {
    const registered = this.registry.get(name);
    const allowing = authorise(by, registered.spec);
    assertSteppedUp(by, registered.spec);
    const fields = isBody(body) ? body : {};
    const grants = await this.grantsFor(registered, fields, allowing);
    const corrected = correctedIn(fields);
    if (corrected) await this.assertSeen(corrected, { id: by.id, grants });
    const authors = grants.map(({ role, through }): Author => ({ id: by.id, role, organisation: through ?? by.organisation }));
    return authors.filter(({ role }, i) => authors.findIndex((one) => one.role === role) === i);
  }

  /**
   * The roles in which a person may issue the command, judged on the fields that are known so far.
   * @throws as `authorsOf`, except InvalidInput
   */
  async rolesFor(name: string, about: object, by: Identity): Promise<GrantedRole[]> {
    try {
      return rolesAmong((await this.authorsOf(name, about, by)).map(({ role }) => role));
    } catch (error) {
      // The form asks for the programme or ULO later.
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
      // The people named in a fact of a ULO may stay in its correction; the fact is about the ULO.
      if (kind === 'person' && spec.stream === 'ulo' && named.includes(id)) continue;
      grants = grantsAt(grants, kind === 'programme' ? [{ programme: id }] : await this.places.of(kind, id));
      if (grants.length === 0) throw new NotFound(streamKinds[kind], id);
    }
    return this.overGrant(registered, body, grants);
  }

  /** @throws Forbidden */
  private async assertSeen({ ulo, fact }: Corrected, by: Pick<Identity, 'id' | 'grants'>): Promise<void> {
    if (await this.sights.seesAllOf(by, ulo, fact)) return;
    throw new Forbidden('correct or withdraw a record that they see only in part', 'Somebody of another organisation', ['the organisation that recorded it', 'programme manager']);
  }

  /** A role can be revoked only by people with access to its scope. @throws InvalidInput, with the same message as for a role that they do not have */
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

/** The fields of a command that refer to other streams. */
function namingFieldsOf(registered: Registered): readonly NamingField[] {
  let known = namingFields.get(registered);
  if (known) return known;
  const kinds = ['ulo', 'programme', 'person'] as const;
  const { fields } = registered;
  const references = fields.flatMap((field) => kinds.flatMap((kind): NamingField[] => (field.kind === 'ref' && field.to === kind ? [[kind, field.name]] : [])));
  // Organisations that facts name belong to no scope. The organisation for which a role is granted is a scope itself.
  const scopes = fields.some(({ name }) => name === 'organisationScope') ? [['organisation', 'organisationScope'] as const] : [];
  namingFields.set(registered, (known = [...kinds.map((kind): NamingField => [kind, kind]), ...references, ...scopes]));
  return known;
}

/** The streams that a command refers to. Values that are not ids are skipped here; validation refuses them later. */
function thingsIn(registered: Registered, body: Body): Thing[] {
  const things: Thing[] = [];
  for (const [kind, field] of namingFieldsOf(registered)) {
    const id = body[field];
    if (isId(id)) things.push([kind, id.toLowerCase()]);
  }
  return things;
}

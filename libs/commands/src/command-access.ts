import { assertSteppedUp, authorise, forbiddenOutside, grantsAt, isEverywhere, type Grant, type Identity, type Place } from '#access';
import { InvalidInput, NotFound, isId, streamKinds, type Author } from '#kernel';
import type { CommandRegistry, Registered } from './registry.js';

/** Tells where the things lie that commands are about. */
export interface Places {
  /** Those of the thing with that id, in lower case; none when there is no such thing. */
  of(kind: 'ulo' | 'person', id: string): Promise<readonly Place[]>;
}

type Thing = readonly [kind: 'ulo' | 'programme' | 'person', id: string];
type Body = Readonly<Record<string, unknown>>;

/** Judges who sends a command: by the roles that its declaration names, and by where the things lie that it is about. */
export class CommandAccess {
  constructor(
    private readonly registry: CommandRegistry,
    private readonly places: Places,
  ) {}

  /**
   * As whom the sender may issue it: at least one, one for each role that allows it.
   * @throws UnknownCommand, StepUpNeeded, Forbidden when no such role is held or it begins what lies in no scope, NotFound when it names
   *   what lies outside the sender's scope, in the words for what does not exist, InvalidInput
   */
  async authorsOf(name: string, body: unknown, by: Identity): Promise<Author[]> {
    const registered = this.registry.get(name);
    const allowing = authorise(by, registered.spec);
    assertSteppedUp(by, registered.spec);
    const grants = await this.grantsFor(registered, isBody(body) ? body : {}, allowing);
    return [...new Set(grants.map(({ role }) => role))].map((role) => ({ id: by.id, role, organisation: by.organisation }));
  }

  private async grantsFor(registered: Registered, body: Body, held: readonly Grant[]): Promise<readonly Grant[]> {
    const everywhere = held.filter(isEverywhere);
    if (everywhere.length > 0) return everywhere;
    const { spec, fields } = registered;
    if (spec.stream === 'installation' || (spec.creates && spec.stream === 'programme')) throw forbiddenOutside(spec);
    if (fields.some(({ name }) => name === 'onlyProgramme') && body['onlyProgramme'] === undefined && body['onlyUlo'] === undefined)
      throw new InvalidInput([{ field: 'onlyProgramme', message: 'Choose a programme or a ULO: your role does not cover all of them' }]);
    let grants = held;
    for (const [kind, id] of thingsIn(registered, body)) {
      grants = grantsAt(grants, kind === 'programme' ? [{ programme: id }] : await this.places.of(kind, id));
      if (grants.length === 0) throw new NotFound(streamKinds[kind], id);
    }
    return grants;
  }
}

const isBody = (body: unknown): body is Body => typeof body === 'object' && body !== null && !Array.isArray(body);

/** What it names that has a stream of its own. What is no id names nothing: validation refuses it. */
function thingsIn({ fields }: Registered, body: Body): Thing[] {
  const kinds = ['ulo', 'programme', 'person'] as const;
  const references = fields.flatMap((field) => kinds.flatMap((kind) => (field.kind === 'ref' && field.to === kind ? [[kind, field.name] as const] : [])));
  return [...kinds.map((kind) => [kind, kind] as const), ...references].flatMap(([kind, field]): Thing[] => {
    const id = body[field];
    return isId(id) ? [[kind, id.toLowerCase()]] : [];
  });
}

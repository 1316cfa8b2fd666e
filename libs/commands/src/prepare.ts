import { InvalidInput, addressOf, derivedId, installationId, isId, streamKinds, type Author, type Clock, type IdSource, type StreamKind } from '#kernel';
import { authoriseRole } from '#access';
import { commandHash } from './command-hash.js';
import type { CommandRegistry, Registered } from './registry.js';
import type { CommandRequest } from './request.js';
import { validateCommand, type ValidCommand } from './validate.js';

/** A valid command that its actor may issue, and that is not yet decided. */
export interface PreparedCommand {
  registered: Registered;
  command: ValidCommand;
  commandId: string;
  /** Hash of the name and the body as sent. */
  commandHash: string;
  kind: StreamKind;
  stream: string;
  /** True when it begins a stream. False for a correction by a command of that class. */
  creates: boolean;
  actor: Author;
  ifMatch: number | undefined;
  correlationId: string;
  causationId: string;
  example: boolean;
  imported: boolean;
  /** A person typed it into a form. */
  fromForm: boolean;
}

/**
 * Looks up the command, checks the role of the sender and validates the body.
 * @throws UnknownCommand, Forbidden, InvalidInput
 */
export function prepare(registry: CommandRegistry, clock: Clock, ids: IdSource, request: CommandRequest): PreparedCommand {
  const { name, actor, ifMatch } = request;
  const registered = registry.get(name);
  authoriseRole(registered.spec, actor.role);
  const { body, addressed } = splitAddress(registered, request.body);
  const command: ValidCommand = validateCommand(registered.type, body, clock.today(), registered.fields);
  // Ids are not case-sensitive: a repetition with the id in capitals is still the same command.
  const commandId = command.commandId?.toLowerCase() ?? ids.next();
  const creates = registered.spec.creates === true && command.corrects === undefined;
  const field = addressOf(registered.spec.stream);
  if (creates && field && command[field] !== undefined)
    throw new InvalidInput([{ field, message: 'Leave it out: the id comes with the beginning' }]);
  const { kind, id } = creates ? { kind: registered.spec.stream, id: derivedId(commandId) } : address(registered, command, addressed);
  return {
    registered, command, commandId, kind, creates, actor, ifMatch,
    commandHash: commandHash(name, request.body),
    stream: `${kind}-${id.toLowerCase()}`,
    correlationId: request.correlationId ?? commandId,
    causationId: request.causationId ?? commandId,
    example: request.example === true,
    imported: request.imported === true,
    fromForm: request.fromForm === true,
  };
}

/**
 * A command that begins a stream has no field for the stream's id. To correct its event, the body must have that field, as
 * for every other command.
 */
function splitAddress({ spec, fields }: Registered, body: unknown): { body: unknown; addressed?: unknown } {
  if (spec.creates !== true || typeof body !== 'object' || body === null || !('corrects' in body)) return { body };
  const field = addressOf(spec.stream);
  if (!field || fields.some((f) => f.name === field)) return { body };
  const { [field]: addressed, ...rest } = body as Record<string, unknown>;
  return { body: rest, addressed };
}

function address({ spec }: Registered, command: ValidCommand, addressed: unknown): { kind: StreamKind; id: string } {
  if (spec.part === 'corrections') {
    const { ulo, programme } = command;
    if ((ulo === undefined) === (programme === undefined))
      throw new InvalidInput([{ field: 'ulo', message: 'Name either the ULO or the programme whose fact it is' }]);
    return ulo !== undefined ? { kind: 'ulo', id: ulo } : { kind: 'programme', id: programme ?? '' };
  }
  const field = addressOf(spec.stream);
  if (!field) return { kind: spec.stream, id: installationId };
  const id = command[field] ?? addressed;
  if (!isId(id))
    throw new InvalidInput([{ field, message: `Name the ${streamKinds[spec.stream]} whose fact is corrected` }]);
  return { kind: spec.stream, id };
}

import { InvalidInput, addressOf, derivedId, installationId, isId, streamKinds, type Author, type Clock, type IdSource, type StreamKind } from '#kernel';
import { authoriseRole } from '#access';
import { commandHash } from './command-hash.js';
import type { CommandRegistry, Registered } from './registry.js';
import type { CommandRequest } from './request.js';
import { validateCommand, type ValidCommand } from './validate.js';

/** A command that is well formed and that its actor may issue; what remains is to decide it. */
export interface PreparedCommand {
  registered: Registered;
  command: ValidCommand;
  commandId: string;
  /** Of the name and the body as sent. */
  commandHash: string;
  kind: StreamKind;
  stream: string;
  /** True when it begins a stream: a correction of such a command does not. */
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
 * Looks the command up, checks who sends it and what was sent.
 * @throws UnknownCommand, Forbidden, InvalidInput
 */
export function prepare(registry: CommandRegistry, clock: Clock, ids: IdSource, request: CommandRequest): PreparedCommand {
  const { name, actor, ifMatch } = request;
  const registered = registry.get(name);
  authoriseRole(registered.spec, actor.role);
  const { body, addressed } = splitAddress(registered, request.body);
  const command: ValidCommand = validateCommand(registered.type, body, clock.today(), registered.fields);
  // An id is the same in capitals: a command that is sent again in another spelling of its id is still one command.
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
 * A command that begins a stream has no field for its id. To correct what it recorded, its body names the stream all the
 * same, as every other command does.
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

import { commandSpec, fieldsOf, type CommandClass, type CommandSpec, type FieldSpec } from '#kernel';
import { suggestionsFor } from './suggestions.js';
import { RedactText } from './redact-text.js';
import { WithdrawFact } from './withdraw-fact.js';

/** A command class with its declaration and fields, looked up once. */
export interface Registered {
  type: CommandClass;
  spec: CommandSpec;
  fields: readonly FieldSpec[];
}

/** There is no command with that name (404). `near` has the names that are similar to it. */
export class UnknownCommand extends Error {
  override readonly name = 'UnknownCommand';
  constructor(
    readonly command: string,
    readonly near: readonly string[],
  ) {
    super(`There is no command “${command}”.${near.length > 0 ? ` Did you mean ${near.join(' or ')}?` : ''}`);
  }
}

export interface CommandRegistry {
  /** In the given order; `withdraw-fact` and `redact-text` are last. */
  all: readonly Registered[];
  /** @throws UnknownCommand */
  get(name: string): Registered;
  /** The command that records this event type. */
  recording(eventType: string): Registered | undefined;
}

export function commandRegistry(commands: readonly CommandClass[]): CommandRegistry {
  const all = [...commands, WithdrawFact, RedactText].map((type) => ({ type, spec: commandSpec(type), fields: fieldsOf(type) }));
  const byName = new Map(all.map((c) => [c.spec.name, c]));
  const byEvent = new Map(all.map((c) => [c.spec.records, c]));
  if (byName.size !== all.length) throw new Error('Two commands have the same name');
  if (byEvent.size !== all.length) throw new Error('Two commands record the same type of event');
  return {
    all,
    get(name) {
      const found = byName.get(name);
      if (!found) throw new UnknownCommand(name, suggestionsFor(name, [...byName.keys()]));
      return found;
    },
    recording: (eventType) => byEvent.get(eventType),
  };
}

import { sealOf } from '#event-store';
import { isCorrection, isRedaction, type TextRedacted } from '#history';
import { InvalidInput, RuleRefused, type PlainDate, type StoredEvent } from '#kernel';
import type { Decided } from './decide.js';
import type { PreparedCommand } from './prepare.js';
import type { CommandRegistry } from './registry.js';
import { textRules } from './text-rules.js';

const rules = new WeakMap<CommandRegistry, ReturnType<typeof textRules>>();

function textsIn(registry: CommandRegistry, event: StoredEvent): boolean {
  let known = rules.get(registry);
  if (!known) rules.set(registry, (known = textRules(registry.all.map(({ type }) => type))));
  return known.textsIn(event).some(({ holder, name, inClear }) => !inClear && typeof holder[name] === 'string');
}

/** Removes the texts of a fact and of its corrections. @throws InvalidInput, RuleRefused when it has none, or one in clear text */
export function decideRedaction(registry: CommandRegistry, { command }: PreparedCommand, events: readonly StoredEvent[], today: PlainDate): Decided[] {
  const { fact = '', reason = '' } = command;
  const id = fact.toLowerCase();
  const original = events.find((event) => event.id === id);
  const wrong = (message: string): InvalidInput => new InvalidInput([{ field: 'fact', message }]);
  if (!original) throw wrong('There is no such entry here');
  if (isCorrection(original)) throw wrong('Name the entry that was first recorded, not a correction of it: the texts of its corrections are removed with its own');
  const withText = events.filter((event) => (event.id === id || (isCorrection(event) && event.data.ofEvent === id)) && textsIn(registry, event));
  if (withText.length === 0) throw new RuleRefused('no-text', 'This entry holds no text that could be removed.');
  const seals = withText.map((event) => sealOf(event));
  if (seals.includes(undefined))
    throw new RuleRefused(
      'text-in-clear', 'The text of this entry was recorded before texts were sealed, or with the examples: it stands in the log as it was written, and the log is never changed.', [],
      'Withdraw the entry if it is wrong. Its text stays readable to everybody who may see this history and to everybody who has a copy of the log.',
    );
  const removed = new Set(events.flatMap((event) => (isRedaction(event) ? event.data.seals : [])));
  const left = seals.filter((seal): seal is string => seal !== undefined && !removed.has(seal));
  if (left.length === 0) return [];
  const data: TextRedacted['data'] = { ofEvent: id, ofType: original.type, seals: left, reason };
  return [{ type: 'TextRedacted', version: 1, occurredOn: today, data }];
}

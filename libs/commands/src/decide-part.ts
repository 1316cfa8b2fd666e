import type { CommandSpec, DomainEvent, Judgement } from '#kernel';
import type { AnyProcess } from './cached-stream.js';

/**
 * Asks the rule of a command's fact.
 * @throws RuleRefused; Error when the rule answers with another fact than the command is declared to record
 */
export function decidePart(process: AnyProcess, spec: CommandSpec, command: object, context: Judgement<object>): DomainEvent[] {
  const events = process.decide(spec.part, command, context);
  const other = events.find(({ type }) => type !== spec.records);
  if (other) throw new Error(`The command ${spec.name} records ${spec.records}, but its rule answered with ${other.type}: nothing was recorded.`);
  return events;
}

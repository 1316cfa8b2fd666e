import type { CommandSpec, DomainEvent, DecisionContext } from '#kernel';
import type { AnyDecider } from './cached-stream.js';

/**
 * Runs `decide` of the command's fact.
 * @throws RuleRefused; Error when it returns another fact than the command is declared to record
 */
export function decidePart(decider: AnyDecider, spec: CommandSpec, command: object, context: DecisionContext<object>): DomainEvent[] {
  const events = decider.decide(spec.part, command, context);
  const other = events.find(({ type }) => type !== spec.records);
  if (other) throw new Error(`The command ${spec.name} records ${spec.records}, but its rule answered with ${other.type}: nothing was recorded.`);
  return events;
}

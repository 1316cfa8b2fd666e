import { NotFound, type StoredEvent } from '#kernel';
import type { CommandRegistry, Registered } from '#commands';
import { formValues, type FormValues } from '#ui';
import { isCorrection } from '#history';
import type { Subject } from './subject.js';

/** A recorded fact in its current form: the original event, with the data and the day of its latest correction. */
export interface FactToCorrect {
  original: StoredEvent;
  data: object;
  occurredOn: string;
  withdrawn: boolean;
  /** The command that records and corrects facts of this kind. */
  command: Registered | undefined;
}

/** @throws NotFound when the stream has no such fact */
export function factToCorrect(registry: CommandRegistry, events: readonly StoredEvent[], id: string): FactToCorrect {
  const original = events.find((e) => e.id === id && !isCorrection(e));
  if (!original) throw new NotFound('recorded fact', id);
  const latest = events.findLast((e) => isCorrection(e) && e.data.ofEvent === id);
  const said = latest && isCorrection(latest) ? latest : undefined;
  return {
    original,
    data: said?.data.data ?? original.data,
    occurredOn: said?.occurredOn ?? original.occurredOn,
    withdrawn: said?.data.data === null,
    command: registry.recording(original.type),
  };
}

/** The form of a correction, filled with the current data. */
export const correctionValues = ({ data, occurredOn, original, command }: FactToCorrect): FormValues =>
  command ? { ...formValues(command.type, { ...data, occurredOn }), corrects: original.id } : {};

/** The choices of a form. Those that the fact already refers to are included. */
export function withNamed({ data, command }: FactToCorrect, offers: Subject['offers']): Subject['offers'] {
  const recorded = data as Readonly<Record<string, unknown>>;
  const all: Subject['offers'] = { ...offers };
  for (const field of command?.fields ?? []) {
    if (field.kind !== 'ref' || (field.to !== 'person' && field.to !== 'organisation')) continue;
    const [value, known, name] = [recorded[field.name], all[field.to] ?? [], recorded[field.names ?? '']];
    if (typeof value !== 'string' || known.some((one) => one.value === value)) continue;
    all[field.to] = [...known, { value, text: typeof name === 'string' ? name : 'As it is: somebody whose name you do not see here' }];
  }
  return all;
}

import { NotFound, type StoredEvent } from '#kernel';
import type { CommandRegistry, Registered } from '#commands';
import { formValues, type FormValues } from '#ui';
import { isCorrection } from '#history';

/** A recorded fact as it counts today: the original, with the data and the day of its latest correction. */
export interface FactToCorrect {
  original: StoredEvent;
  data: object;
  occurredOn: string;
  withdrawn: boolean;
  /** The command that records, and so corrects, facts of its kind. */
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

/** The form of a correction, filled with the data that applies today. */
export const correctionValues = ({ data, occurredOn, original, command }: FactToCorrect): FormValues =>
  command ? { ...formValues(command.type, { ...data, occurredOn }), corrects: original.id } : {};

import type { CommandRegistry } from '#commands';
import type { StoredEvent } from '#kernel';
import { answersOf } from '#ui';
import { isCorrection } from '#history';
import type { Fact } from '../blocks.js';

/** The data of an event, with the labels of its form. For a correction: the corrected data. */
export function factRows(event: StoredEvent, registry: CommandRegistry): Fact[] {
  const [type, data] = isCorrection(event) ? [event.data.ofType, event.data.data] : [event.type, event.data];
  const command = registry.recording(type);
  return command && data !== null ? answersOf(command.type, data) : [];
}

import { derivedId } from '#kernel';
import type { DueDay, ManagedCommand, ProcessManager } from './process-manager.js';

/** Why a command is issued: the id of the event, a due day, or the activation of the manager. */
export type Cause = { event: string } | { due: Pick<DueDay, 'key' | 'day'> } | 'activation';

export const causeInWords = (cause: Cause): string => (cause === 'activation' ? cause : 'event' in cause ? cause.event : `${cause.due.key} due on ${cause.due.day}`);

/** The same cause gives the same id in every process, so that a repeated command is recognised. */
export const managedCommandId = ({ name }: Pick<ProcessManager, 'name'>, cause: Cause, command: Pick<ManagedCommand, 'to' | 'name' | 'about'>): string =>
  derivedId(['manager', name, causeInWords(cause), command.to, command.name, command.about ?? ''].join(' '));

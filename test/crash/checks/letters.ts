import type { StoredEvent } from '#kernel';
import { insist } from '../violation.js';

/** A copy of an email that the mail server accepted. */
export interface Copy {
  messageId: string;
  /** Milliseconds from the epoch. */
  at: number;
}

interface Sent {
  reminder: string;
  person: string;
  messageId: string;
}

/** Milliseconds by which a mail server may have a copy before the kill that prevents its recording has ended. */
const tolerance = 50;

/**
 * Each reminder is recorded as sent once per person, and each recorded email arrived. A second copy exists only if a
 * worker was killed after the first one.
 * @param kills of workers, in milliseconds from the epoch
 * @returns the number of different emails, and the number of additional copies
 * @throws Violation
 */
export function checkEmails(events: readonly StoredEvent[], copies: readonly Copy[], kills: readonly number[]): { emails: number; duplicates: number } {
  const sent = events.filter(({ type }) => type === 'ReminderSent').map(({ data }) => data as Sent);
  for (const [key, times] of Map.groupBy(sent, ({ reminder, person }) => `${reminder} to ${person}`))
    insist(times.length === 1, () => `Reminder ${key} is recorded as sent ${times.length} times.`);
  const copiesById = Map.groupBy(copies, ({ messageId }) => messageId);
  for (const { messageId } of sent) insist(copiesById.has(messageId), () => `Email ${messageId} is recorded as sent, and never arrived.`);
  for (const [messageId, same] of copiesById) {
    const times = same.map(({ at }) => at).sort((a, b) => a - b);
    for (const [i, at] of times.slice(1).entries())
      insist(kills.some((kill) => (times[i] ?? 0) - tolerance <= kill && kill <= at), () => `Email ${messageId} was sent twice, and no worker was killed in between.`);
  }
  return { emails: copiesById.size, duplicates: copies.length - copiesById.size };
}

/** Reminders for each of these subjects and people that are not recorded as sent, as "reminder person". */
export function missingReminders(events: readonly StoredEvent[], about: readonly { id: string }[], people: readonly { id: string }[], idOf: (about: string) => string): string[] {
  const sent = new Set(events.filter(({ type }) => type === 'ReminderSent').map(({ data }) => `${(data as Sent).reminder} ${(data as Sent).person}`));
  return about.flatMap(({ id }) => people.map((person) => `${idOf(id)} ${person.id}`)).filter((key) => !sent.has(key));
}

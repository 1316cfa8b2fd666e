import type { StoredEvent } from '#kernel';
import { insist } from '../violation.js';

/** A copy of a letter as the mail server took it. */
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

/** A mail server has a copy before the kill that keeps it from being recorded is over. */
const tolerance = 50;

/**
 * Nobody is told to have been reminded twice; every letter that is recorded arrived; and a second copy came only where a
 * worker was killed after the one before it.
 * @param kills of workers, in milliseconds from the epoch
 * @returns how many letters there were, and how many copies too many
 * @throws Violation
 */
export function checkLetters(events: readonly StoredEvent[], copies: readonly Copy[], kills: readonly number[]): { letters: number; again: number } {
  const sent = events.filter(({ type }) => type === 'ReminderSent').map(({ data }) => data as Sent);
  for (const [who, times] of Map.groupBy(sent, ({ reminder, person }) => `${reminder} to ${person}`))
    insist(times.length === 1, () => `Reminder ${who} is recorded as sent ${times.length} times.`);
  const of = Map.groupBy(copies, ({ messageId }) => messageId);
  for (const { messageId } of sent) insist(of.has(messageId), () => `Letter ${messageId} is recorded as sent, and never arrived.`);
  for (const [messageId, same] of of) {
    const times = same.map(({ at }) => at).sort((a, b) => a - b);
    for (const [i, at] of times.slice(1).entries())
      insist(kills.some((kill) => (times[i] ?? 0) - tolerance <= kill && kill <= at), () => `Letter ${messageId} was sent twice, and no worker was killed in between.`);
  }
  return { letters: of.size, again: copies.length - of.size };
}

/** Each of these was reminded of each of those. @throws Violation */
export function missingReminders(events: readonly StoredEvent[], about: readonly { id: string }[], people: readonly { id: string }[], idOf: (about: string) => string): string[] {
  const sent = new Set(events.filter(({ type }) => type === 'ReminderSent').map(({ data }) => `${(data as Sent).reminder} ${(data as Sent).person}`));
  return about.flatMap(({ id }) => people.map((person) => `${idOf(id)} ${person.id}`)).filter((key) => !sent.has(key));
}

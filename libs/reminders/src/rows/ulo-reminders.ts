import { LRUCache } from 'lru-cache';
import { readStream, type EventStore } from '#event-store';
import { addDays, londonDate, type Instant, type PlainDate, type StoredEvent } from '#kernel';
import type { PeopleDirectory } from '#people';
import type { RemindersState } from '../log/reminders.decider.js';
import { AHEAD_DAYS, plannedUpTo } from '../remind/open-reminders.js';
import type { PlannedReminder } from '../plan/planned-reminders.js';
import { loadUlo, type UloSnapshot } from '../remind/ulo-snapshot.js';
import { aboutOf, cameTooLate, reminderRows, type RowsAsked } from './reminder-rows.js';
import type { ReminderRow } from './reminder-row.js';

export interface UloReminders {
  name: string;
  programme: string;
  example: boolean;
  rows: ReminderRow[];
}

export interface RemindersSources {
  store: Pick<EventStore, 'readStream'>;
  log: { of(ulo: string): Promise<{ state: RemindersState }> };
  people: () => Promise<PeopleDirectory>;
}

/** Every reminder of one ULO, in order. Undefined for a missing ULO. Pass rows to show through `explainFromHistory`. */
export async function uloReminders({ store, log, people }: RemindersSources, ulo: string, now: Instant, asked?: RowsAsked): Promise<UloReminders | undefined> {
  const snapshot = await loadUlo(store, ulo);
  if (!snapshot) return undefined;
  const { state } = await log.of(ulo);
  const { name, programme } = snapshot.whole.partnership;
  return { name: name ?? '', programme: programme ?? '', example: snapshot.example, rows: reminderRows(snapshot, state, await people(), now, asked) };
}

/**
 * A past reminder that is no longer planned, because a rule or fact was changed, is explained from what was known when it
 * happened. One read of the past explains all that was planned then.
 */
export async function explainFromHistory(store: Pick<EventStore, 'readStream'>, rows: readonly ReminderRow[]): Promise<void> {
  const lost = rows.filter(({ about }) => about === null);
  const asked = new Set<string>();
  for (const row of lost) {
    const moment = `${row.ulo} ${row.at}`;
    if (row.about !== null || asked.has(moment)) continue;
    asked.add(moment);
    const planned = await plannedThen(store, row, lost);
    for (const other of lost) {
      const reminder = planned.get(other.id);
      if (other.about !== null || !reminder) continue;
      other.about = aboutOf(reminder);
      if (other.state === 'superseded') other.note = cameTooLate(reminder.day);
    }
  }
}

type Planned = Map<string, PlannedReminder | undefined>;

/** Moments that are kept of one ULO. */
const MOST_MOMENTS = 200;

/** What of the reminders asked for was planned at moments, by the first event of the ULO: kept as long as its events are. */
const kept = new WeakMap<StoredEvent, LRUCache<string, Planned>>();

/** Those of the rows that were planned when one of them happened. */
async function plannedThen(store: Pick<EventStore, 'readStream'>, { ulo, at }: ReminderRow, rows: readonly ReminderRow[]): Promise<Planned> {
  const events = await readStream(store, `ulo-${ulo}`, { recordedUntil: at });
  const [first] = events;
  if (!first) return new Map();
  const moments = kept.get(first) ?? new LRUCache<string, Planned>({ max: MOST_MOMENTS });
  kept.set(first, moments);
  const key = `${at} ${events.length}`;
  const known = moments.get(key) ?? (new Map() as Planned);
  if (rows.every(({ id }) => known.has(id))) return known;
  const then = await loadUlo(store, ulo, at);
  const planned = new Map((then ? everPlanned(then, addDays(londonDate(at), AHEAD_DAYS)) : []).map((reminder) => [reminder.id, reminder]));
  for (const { id } of rows) known.set(id, planned.get(id));
  moments.set(key, known);
  return known;
}

/** Earlier releases also applied a new rule to days before it was set; what they sent is explained as well. */
const everPlanned = (then: UloSnapshot, last: PlainDate): PlannedReminder[] =>
  [[{ ...(then.policies.at(-1) ?? then.policies[0]), since: '' }] as const, then.policies].flatMap((policies) => plannedUpTo({ ...then, policies }, last));

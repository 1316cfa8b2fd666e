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
  const unexplained = rows.filter(({ about }) => about === null);
  const explained = new Set<string>();
  for (const row of unexplained) {
    const instant = `${row.ulo} ${row.at}`;
    if (row.about !== null || explained.has(instant)) continue;
    explained.add(instant);
    const planned = await plannedThen(store, row, unexplained);
    for (const other of unexplained) {
      const reminder = planned.get(other.id);
      if (other.about !== null || !reminder) continue;
      other.about = aboutOf(reminder);
      if (other.state === 'superseded') other.note = cameTooLate(reminder.day);
    }
  }
}

type Planned = Map<string, PlannedReminder | undefined>;

/** The maximum number of cached instants for each ULO. */
const MAX_INSTANTS = 200;

/** Cached planned reminders by instant, keyed by the first event of the ULO, so that they live as long as its cached events. */
const plannedAt = new WeakMap<StoredEvent, LRUCache<string, Planned>>();

/** The reminders of the rows that were planned at the instant of the first row. */
async function plannedThen(store: Pick<EventStore, 'readStream'>, { ulo, at }: ReminderRow, rows: readonly ReminderRow[]): Promise<Planned> {
  const events = await readStream(store, `ulo-${ulo}`, { recordedUntil: at });
  const [first] = events;
  if (!first) return new Map();
  const instants = plannedAt.get(first) ?? new LRUCache<string, Planned>({ max: MAX_INSTANTS });
  plannedAt.set(first, instants);
  const key = `${at} ${events.length}`;
  const known = instants.get(key) ?? (new Map() as Planned);
  if (rows.every(({ id }) => known.has(id))) return known;
  const then = await loadUlo(store, ulo, at);
  const planned = new Map((then ? everPlanned(then, addDays(londonDate(at), AHEAD_DAYS)) : []).map((reminder) => [reminder.id, reminder]));
  for (const { id } of rows) known.set(id, planned.get(id));
  instants.set(key, known);
  return known;
}

/** Earlier releases also applied a new rule to days before it was set; what they sent is explained as well. */
const everPlanned = (then: UloSnapshot, last: PlainDate): PlannedReminder[] =>
  [[{ ...(then.policies.at(-1) ?? then.policies[0]), since: '' }] as const, then.policies].flatMap((policies) => plannedUpTo({ ...then, policies }, last));

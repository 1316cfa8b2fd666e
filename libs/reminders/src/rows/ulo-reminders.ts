import type { EventStore } from '#event-store';
import { addDays, londonDate, type Instant } from '#kernel';
import type { PeopleDirectory } from '#people';
import type { RemindersState } from '../log/reminders.process.js';
import { AHEAD_DAYS } from '../remind/open-reminders.js';
import { truthOf } from '../remind/truth.js';
import { aboutOf, plannedById, reminderRows } from './reminder-rows.js';
import type { ReminderRow } from './reminder-row.js';

export interface UloReminders {
  name: string;
  programme: string;
  example: boolean;
  rows: ReminderRow[];
}

export interface UloRemindersSources {
  store: Pick<EventStore, 'readStream'>;
  log: { of(ulo: string): Promise<{ state: RemindersState }> };
  people: () => Promise<PeopleDirectory>;
}

/** Every reminder of one ULO with why it was planned. Undefined for a ULO that has not begun. */
export async function uloReminders({ store, log, people }: UloRemindersSources, ulo: string, now: Instant): Promise<UloReminders | undefined> {
  const truth = await truthOf(store, ulo);
  if (!truth) return undefined;
  const { state } = await log.of(ulo);
  const rows = reminderRows(truth, state, await people(), now);
  await tellFromThen(store, rows);
  const { name, programme } = truth.whole.partnership;
  return { name: name ?? '', programme: programme ?? '', example: truth.example, rows };
}

/**
 * What was sent and is no longer in the plan, since a rule or a fact was changed, is told from what was known when it was
 * sent. One look at the past tells of all that was planned then.
 */
export async function tellFromThen(store: Pick<EventStore, 'readStream'>, rows: readonly ReminderRow[]): Promise<void> {
  const lost = rows.filter(({ about }) => about === null);
  const asked = new Set<Instant>();
  for (const row of lost) {
    if (row.about !== null || asked.has(row.at)) continue;
    asked.add(row.at);
    const then = await truthOf(store, row.ulo, row.at);
    const planned = then ? plannedById(then, addDays(londonDate(row.at), AHEAD_DAYS)) : undefined;
    for (const other of lost) {
      const reminder = planned?.get(other.id);
      if (other.about === null && reminder) other.about = aboutOf(reminder);
    }
  }
}

import { defineDecider, type FactOf, type Instant, type Part } from '#kernel';
import { reminderEvents, type ReminderEvent } from './reminder.events.js';

/** The outcome of one reminder for one person so far. */
export interface Outcome {
  reminder: string;
  person: string | null;
  state: 'claimed' | 'sent' | 'failed' | 'silenced' | 'superseded';
  /** When the last outcome was recorded. */
  at: Instant;
  /** For a claim: until then no other worker sends the reminder. */
  until?: Instant;
  /** For a failure. */
  reason?: string;
  /** True for a final outcome. */
  over: boolean;
}

/** `sending`: outcomes by `<reminder> <person>`. */
export interface RemindersState {
  sending: Map<string, Outcome>;
}

export const outcomeKey = (reminder: string, person: string | null): string => `${reminder} ${person ?? ''}`;

/** Cached keys of outcomes by reminder, valid for this number of outcomes. */
const keysByReminder = new WeakMap<RemindersState['sending'], { size: number; keys: ReadonlyMap<string, string[]> }>();

/** The outcomes of one reminder, in the order in which they began. A long history has thousands of reminders. */
export function outcomesOf({ sending }: RemindersState, reminder: string): Outcome[] {
  let found = keysByReminder.get(sending);
  if (found?.size !== sending.size) {
    const keys = Map.groupBy(sending.keys(), (key) => sending.get(key)?.reminder ?? '');
    keysByReminder.set(sending, (found = { size: sending.size, keys }));
  }
  return (found.keys.get(reminder) ?? []).flatMap((key) => sending.get(key) ?? []);
}

const states = { ReminderClaimed: 'claimed', ReminderSent: 'sent', ReminderFailed: 'failed', ReminderSilenced: 'silenced', ReminderSuperseded: 'superseded' } as const;

function outcomesIn({ type, data, recordedAt }: FactOf<ReminderEvent>): Outcome[] {
  if ('reminders' in data) return data.reminders.map((reminder) => ({ reminder, person: null, state: states[type], at: recordedAt, over: true }));
  const { reminder, person } = data;
  return [{
    reminder, person, state: states[type], at: recordedAt,
    ...('until' in data ? { until: data.until } : {}),
    ...('reason' in data ? { reason: data.reason } : {}),
    over: 'permanent' in data ? data.permanent : type !== 'ReminderClaimed',
  }];
}

const sending: Part<RemindersState['sending'], never, ReminderEvent, RemindersState> = {
  name: 'sending',
  initial: () => new Map(),
  evolve(slice, fact) {
    for (const outcome of outcomesIn(fact)) {
      const key = outcomeKey(outcome.reminder, outcome.person);
      // A sent reminder stays sent, even if a slower worker records another outcome later.
      if (slice.get(key)?.state !== 'sent') slice.set(key, outcome);
    }
    return slice;
  },
  decide: () => [],
};

/** The reminders of one ULO with their outcomes. Recorded by the sender, not by commands. */
export const reminders = defineDecider<RemindersState>('reminders', { sending }, reminderEvents);

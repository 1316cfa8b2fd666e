import type { DeadlineKind } from '#development';
import type { Instant, PlainDate, Role } from '#kernel';

/** The possible states of one reminder for one person. */
export const rowStates = {
  planned: 'Planned',
  due: 'Due, not yet sent',
  claimed: 'Being sent',
  sent: 'Sent',
  failed: 'Not sent',
  silenced: 'Not wanted',
  superseded: 'Too late to send',
} as const;
export type RowState = keyof typeof rowStates;

/** One reminder for one person: in the future, or with its outcome. */
export interface ReminderRow {
  /** The reminder's id. */
  id: string;
  ulo: string;
  state: RowState;
  /** When it is due; for a past one, when its last outcome was recorded. */
  at: Instant;
  /** An opaque id; null when there is no recipient. */
  person: string | null;
  /** The role of the person; null when there is no recipient, or the role is no longer known. */
  role: Role | null;
  /** Null when the log no longer shows its subject. */
  about: { kind: DeadlineKind; subject: string; name: string; dueOn: PlainDate; day: PlainDate; why: string } | null;
  /** Why it was not sent, or what happens next. */
  note: string | null;
}

export const isToCome = ({ state }: Pick<ReminderRow, 'state'>): boolean => state === 'planned' || state === 'due';

type SortKey = Pick<ReminderRow, 'id' | 'state' | 'at' | 'person'>;

/** Future ones first, the earliest first; then past ones, the latest first. */
export function compareRows(a: SortKey, b: SortKey): number {
  const [early, late] = [isToCome(a), isToCome(b)];
  if (early !== late) return early ? -1 : 1;
  const order = a.at === b.at ? compare(`${a.id} ${a.person ?? ''}`, `${b.id} ${b.person ?? ''}`) : compare(a.at, b.at);
  return early || a.at === b.at ? order : -order;
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

import ical, { ICalAlarmType, ICalEventTransparency, type ICalCalendar } from 'ical-generator';
import { deadlineKinds, type DeadlineKind } from '#development';
import { isWithin, type Within } from '#access';
import { derivedId, type PlainDate } from '#kernel';
import type { ReadModel, Statements } from '#projections';
import type { CalendarRow } from './calendar.projection.js';
import { isShown, type CalendarEntry } from './entries.js';

export interface FeedQuery {
  /** Default for these filters: all programmes, all ULOs, all kinds. */
  programme?: string;
  ulos?: readonly string[];
  kinds?: readonly DeadlineKind[];
  /** False for a feed without alarms. */
  alarms?: boolean;
  /** The name of the calendar after “Milepost”. Default: only “Milepost”. */
  name?: string;
  /** The programmes and ULOs that its owner may see today. */
  within: Within;
  /** The address of the pages, without a trailing slash. */
  site: string;
}

/** Seconds before midnight at the start of the event: alarms at nine in the morning, a week and a day before. */
const alarmsBefore = [(6 * 24 + 15) * 3600, 15 * 3600];
/** RFC 5545, 3.6 requires at least one component. A time zone is the only one that calendar programs do not show. */
const placeholder = ['BEGIN:VTIMEZONE', 'TZID:Etc/UTC', 'BEGIN:STANDARD', 'DTSTART:19700101T000000', 'TZOFFSETFROM:+0000', 'TZOFFSETTO:+0000', 'END:STANDARD', 'END:VTIMEZONE', ''].join('\r\n');
/** The refresh interval that the feed requests, in seconds. */
const refreshSeconds = 3600;

/**
 * An iCalendar object (RFC 5545) with the deadlines as all-day events without a time zone. The UID of a deadline never changes;
 * its SEQUENCE increases with every change of its ULO. Completed and cancelled deadlines are left out.
 */
export function calendarFeed(model: Pick<ReadModel, 'read' | 'today'>, query: FeedQuery): string {
  const calendar = ical({
    name: query.name === undefined ? 'Milepost' : readable(`Milepost: ${query.name}`), description: 'What is due in the development of user-led organisations',
    prodId: { company: 'Milepost', product: 'Milepost', language: 'EN' }, ttl: refreshSeconds,
  });
  for (const row of model.read((db) => rowsFor(db, query, model.today)))
    for (const entry of JSON.parse(row.entries) as CalendarEntry[])
      if (isWithin(query.within, { ulo: row.ulo, programme: row.programme }) && isShown(entry, model.today) && (query.kinds?.includes(entry.kind) ?? true)) addTo(calendar, row, entry, query);
  const text = `${calendar.toString()}\r\n`;
  return calendar.length() > 0 ? alarmsLast(text) : text.replace(/END:VCALENDAR\r\n$/u, `${placeholder}$&`);
}

/** Moves alarms to the end of each event, after all properties (RFC 5545, 3.6.1). The generator writes some properties after them. */
const alarmsLast = (text: string): string =>
  text.replace(/((?:(?<=\r\n)BEGIN:VALARM\r\n[^]*?\r\nEND:VALARM\r\n)+)([^]*?)(?<=\r\n)(?=END:VEVENT\r\n)/gu, '$2$1');

/** Replaces control characters, which an iCalendar text must not contain. Names in old logs may have some. */
const readable = (text: string): string => text.replace(/[^\P{Cc}\t\n\r]/gu, ' ');

function rowsFor(db: Statements, { programme, ulos }: FeedQuery, today: PlainDate): CalendarRow[] {
  const where = ['NOT EXISTS (SELECT 1 FROM closed_programmes p WHERE p.programme = calendar.programme AND p.closed_on <= ?)', ...(programme === undefined ? [] : ['programme = ?']), ...(ulos ? [`ulo IN (${ulos.map(() => '?').join(', ')})`] : [])];
  const values = [today, ...(programme === undefined ? [] : [programme]), ...(ulos ?? [])];
  return db.all<CalendarRow>(`SELECT ulo, programme, name, revision, changed_at, entries FROM calendar WHERE ${where.join(' AND ')} ORDER BY ulo`, ...values);
}

function addTo(calendar: ICalCalendar, { ulo, name, revision, changed_at: changedAt }: CalendarRow, entry: CalendarEntry, { site, alarms = true }: FeedQuery): void {
  const page = `${site}/ulos/${ulo}`;
  const summary = readable(`${entry.name} (${name})`);
  const event = calendar.createEvent({
    id: `${derivedId(`calendar ${ulo} ${entry.kind} ${entry.subject}`)}@milepost`,
    sequence: revision,
    stamp: changedAt,
    lastModified: changedAt,
    // Midnight in UTC, printed as a date, so that no time zone changes the day.
    start: `${entry.dueOn}T00:00:00.000Z`,
    allDay: true,
    summary,
    description: `${deadlineKinds[entry.kind]}.\n${page}`,
    url: page,
    categories: [{ name: deadlineKinds[entry.kind] }],
    // A deadline does not make its day busy.
    transparency: ICalEventTransparency.TRANSPARENT,
  });
  if (alarms) for (const trigger of alarmsBefore) event.createAlarm({ type: ICalAlarmType.display, trigger, description: summary });
}

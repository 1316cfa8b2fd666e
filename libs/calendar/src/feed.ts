import ical, { ICalAlarmType, ICalEventTransparency, type ICalCalendar } from 'ical-generator';
import { deadlineKinds, type DeadlineKind } from '#development';
import { isWithin, type Within } from '#access';
import { derivedId, type PlainDate } from '#kernel';
import type { ReadModel, Statements } from '#projections';
import type { CalendarRow } from './calendar.projection.js';
import { isShown, type CalendarEntry } from './entries.js';

export interface FeedQuery {
  /** Absent: of every programme, of every ULO, of every kind. */
  programme?: string;
  ulos?: readonly string[];
  kinds?: readonly DeadlineKind[];
  /** False: calendars remind of nothing by themselves. */
  alarms?: boolean;
  /** What calendar programs call it, after “Milepost”; absent: nothing more. */
  name?: string;
  /** What its owner may see today. */
  within: Within;
  /** The address of the pages, without a slash at its end. */
  site: string;
}

/** At nine in the morning, a week and a day before: all-day events begin at midnight. */
const alarmsBefore = [(6 * 24 + 15) * 3600, 15 * 3600];
/** RFC 5545, 3.6 wants one component at least. A time zone is the only one that no program shows to anybody. */
const nothingDue = ['BEGIN:VTIMEZONE', 'TZID:Etc/UTC', 'BEGIN:STANDARD', 'DTSTART:19700101T000000', 'TZOFFSETFROM:+0000', 'TZOFFSETTO:+0000', 'END:STANDARD', 'END:VTIMEZONE', ''].join('\r\n');
/** How often calendars are asked to look again, in seconds. */
const lookAgain = 3600;

/**
 * An iCalendar object (RFC 5545) with every day that is to come: all-day events without a time zone. A thing keeps its
 * UID whatever becomes of it; its SEQUENCE grows with every change of its ULO. What is done or was given up is left out.
 */
export function calendarFeed(model: Pick<ReadModel, 'read' | 'today'>, query: FeedQuery): string {
  const calendar = ical({
    name: query.name === undefined ? 'Milepost' : readable(`Milepost: ${query.name}`), description: 'What is due in the development of user-led organisations',
    prodId: { company: 'Milepost', product: 'Milepost', language: 'EN' }, ttl: lookAgain,
  });
  for (const row of model.read((db) => rowsFor(db, query, model.today)))
    for (const entry of JSON.parse(row.entries) as CalendarEntry[])
      if (isWithin(query.within, { ulo: row.ulo, programme: row.programme }) && isShown(entry, model.today) && (query.kinds?.includes(entry.kind) ?? true)) addTo(calendar, row, entry, query);
  const text = `${calendar.toString()}\r\n`;
  return calendar.length() > 0 ? alarmsLast(text) : text.replace(/END:VCALENDAR\r\n$/u, `${nothingDue}$&`);
}

/** In an event all properties come before its alarms (RFC 5545, 3.6.1); the generator writes some of them after. */
const alarmsLast = (text: string): string =>
  text.replace(/((?:(?<=\r\n)BEGIN:VALARM\r\n[^]*?\r\nEND:VALARM\r\n)+)([^]*?)(?<=\r\n)(?=END:VEVENT\r\n)/gu, '$2$1');

/** Control characters cannot stand in an iCalendar text; of old logs a name may hold some. */
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
    // A day in UTC, printed as a day: no time zone moves it.
    start: `${entry.dueOn}T00:00:00.000Z`,
    allDay: true,
    summary,
    description: `${deadlineKinds[entry.kind]}.\n${page}`,
    url: page,
    categories: [{ name: deadlineKinds[entry.kind] }],
    // A day with a milestone is not a busy day.
    transparency: ICalEventTransparency.TRANSPARENT,
  });
  if (alarms) for (const trigger of alarmsBefore) event.createAlarm({ type: ICalAlarmType.display, trigger, description: summary });
}

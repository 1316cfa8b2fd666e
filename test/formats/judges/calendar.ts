import ICAL from 'ical.js';
import { refuseIf } from './email.js';

export interface ReadEvent {
  uid: string;
  summary: string;
  description: string;
  start: string;
}

interface Line {
  name: string;
  value: string;
}

/** contentline of RFC 5545, 3.1: no control characters but tabs, parameters that are names with values. */
const contentLine = /^([A-Z\d-]+)((?:;[A-Z\d-]+=(?:[^\p{Cc}";:,]*|"[^\p{Cc}"]*"))*):((?:\P{Cc}|\t)*)$/u;
const text = /^(?:[^\\;,]|\\[\\;,nN])*$/u;
const utc = /^\d{4}(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])T([01]\d|2[0-3])[0-5]\d[0-5]\dZ$/u;
const day = /^\d{4}(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])$/u;
const duration = /^[+-]?P(\d+W|\d+D(T(\d+H(\d+M(\d+S)?)?|\d+M(\d+S)?|\d+S))?|T(\d+H(\d+M(\d+S)?)?|\d+M(\d+S)?|\d+S))$/u;

/** The format of each value; values of names that start with X- are texts. */
const values: Readonly<Record<string, RegExp>> = {
  VERSION: /^2\.0$/u, PRODID: text, NAME: text, DESCRIPTION: text, SUMMARY: text, 'REFRESH-INTERVAL': duration, UID: text, SEQUENCE: /^\d+$/u, DTSTAMP: utc, 'LAST-MODIFIED': utc,
  DTSTART: day, CATEGORIES: /^(?:[^\\;]|\\[\\;,nN])*$/u, URL: /^https?:\/\/[^\s<>"{}|\\^`]+$/u, TRANSP: /^(OPAQUE|TRANSPARENT)$/u, ACTION: /^DISPLAY$/u, TRIGGER: duration,
  TZID: text, TZOFFSETFROM: /^[+-]\d{4}$/u, TZOFFSETTO: /^[+-]\d{4}$/u,
};
/** Properties that occur exactly once in each component. */
const once: Readonly<Record<string, readonly string[]>> = {
  VCALENDAR: ['VERSION', 'PRODID'], VEVENT: ['UID', 'DTSTAMP', 'DTSTART'], VALARM: ['ACTION', 'TRIGGER', 'DESCRIPTION'], VTIMEZONE: ['TZID'], STANDARD: ['DTSTART', 'TZOFFSETFROM', 'TZOFFSETTO'],
};

/** @throws Error naming the first rule that the bytes break */
export function validateCalendar(bytes: Buffer): ReadEvent[] {
  validateComponents(linesOf(bytes));
  const component = new ICAL.Component(ICAL.parse(bytes.toString()) as unknown[]);
  const events = component.getAllSubcomponents('vevent').map((one) => new ICAL.Event(one)).map(({ uid, summary, description, startDate }) => ({ uid, summary, description, start: startDate.toString() }));
  refuseIf(new Set(events.map(({ uid }) => uid)).size < events.length, 'RFC 5545, 3.8.4.7: an UID stands twice');
  return events;
}

function linesOf(bytes: Buffer): Line[] {
  const octets = bytes.toString('latin1');
  refuseIf(!octets.endsWith('\r\n'), 'RFC 5545, 3.1: the last line has no CRLF');
  refuseIf(/\r(?!\n)|(?<!\r)\n/u.test(octets), 'RFC 5545, 3.1: CR and LF come only together');
  const folded = octets.slice(0, -2).split('\r\n');
  for (const line of folded) {
    refuseIf(line.length > 75, `RFC 5545, 3.1: a line of ${line.length} octets`);
    // The RFC does not require readers to join lines first, so each line alone must be UTF-8.
    refuseIf(!isUtf8(line), 'RFC 5545, 3.1: a character is split over two lines');
  }
  return Buffer.from(octets.slice(0, -2).replace(/\r\n[ \t]/gu, ''), 'latin1').toString().split('\r\n').map((line) => {
    const [, name = '', , value = ''] = contentLine.exec(line) ?? [];
    refuseIf(name === '', `RFC 5545, 3.1: no content line: ${line.slice(0, 60)}`);
    return { name, value };
  });
}

const isUtf8 = (latin1: string): boolean => Buffer.from(Buffer.from(latin1, 'latin1').toString()).equals(Buffer.from(latin1, 'latin1'));

/** Validates one component from its BEGIN on, and the components inside it. */
function validateComponents(lines: Line[]): void {
  const [begin] = lines.splice(0, 1);
  refuseIf(begin?.name !== 'BEGIN', `RFC 5545, 3.6: no component begins at ${begin?.name}`);
  const kind = begin?.value ?? '';
  const properties: Line[] = [];
  while (lines[0] && lines[0].name !== 'BEGIN' && lines[0].name !== 'END') properties.push(...lines.splice(0, 1));
  validateProperties(kind, properties);
  let components = 0;
  for (; lines[0]?.name === 'BEGIN'; components += 1) validateComponents(lines);
  refuseIf(kind === 'VCALENDAR' && components === 0, 'RFC 5545, 3.6: a calendar holds one component at least');
  const [end] = lines.splice(0, 1);
  refuseIf(end?.name !== 'END' || end.value !== kind, `RFC 5545, 3.6: ${kind} does not end, or properties follow its components`);
  refuseIf(kind === 'VCALENDAR' && lines.length > 0, 'RFC 5545, 3.4: something follows the calendar');
}

function validateProperties(kind: string, properties: readonly Line[]): void {
  const required = once[kind];
  refuseIf(required === undefined, `RFC 5545, 3.6: an unknown component: ${kind}`);
  for (const name of required ?? []) refuseIf(properties.filter((one) => one.name === name).length !== 1, `RFC 5545, 3.6: ${kind} has ${name} once`);
  for (const { name, value } of properties) {
    const rule = kind === 'STANDARD' && name === 'DTSTART' ? /^\d{8}T\d{6}$/u : (values[name] ?? (name.startsWith('X-') ? text : undefined));
    refuseIf(!rule?.test(value), `RFC 5545, 3.8: ${name} of ${kind} cannot be ${value.slice(0, 60)}`);
  }
}

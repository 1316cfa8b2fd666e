import { createHash } from 'node:crypto';
import type { Instant } from '#kernel';
import { EventValidator, type KnownEvents } from '../validate/event-validator.js';
import { isObject } from '../validate/event-shape.js';
import { exportFormat, exportVersion, isPrintedAsLine, type ExportClosing, type ExportedEvent, type ExportHeading } from './format.js';
import { linesOf, type Line } from './lines.js';

/** One invalid line. */
export interface BadLine {
  line: number;
  reason: string;
}

export interface ExportCheck {
  events: number;
  streams: number;
  bad: BadLine[];
}

export interface CheckOptions {
  known: KnownEvents;
  now: Instant;
  /** Called with every valid event, in the order of the file. */
  each?: (event: ExportedEvent) => void;
}

/** Maximum number of bad lines reported. Reading stops after that. */
const MAX_BAD_LINES = 100;

/**
 * Reads a whole export and checks every line: form, fields, ids, times, types, hashes, chains, counts and digest. It cannot
 * detect events that were removed or forged when all hashes were recalculated.
 */
export async function checkExport(file: string, options: CheckOptions): Promise<ExportCheck> {
  const check = new Check(options);
  for await (const line of linesOf(file)) {
    check.take(line);
    if (check.bad.length >= MAX_BAD_LINES) break;
  }
  return check.finish();
}

class Check {
  readonly bad: BadLine[] = [];
  #line = 0;
  #events = 0;
  #heading: ExportHeading | undefined;
  #isClosed = false;
  #closing: ExportClosing | undefined;
  readonly #digest = createHash('sha256');
  readonly #validator: EventValidator;

  constructor(private readonly options: CheckOptions) {
    this.#validator = new EventValidator(options.known, options.now);
  }

  take({ text, ended }: Line): void {
    this.#line += 1;
    if (this.#isClosed) return this.#report('There is more after the closing line.');
    const value = text === undefined ? undefined : parsed(text);
    if (text === undefined || value === undefined) {
      // An unreadable line counts as an event.
      if (this.#line > 1) this.#events += 1;
      return this.#report(unreadable(text, ended));
    }
    if (!ended) return this.#report('The line end is missing: the file is cut off.');
    // Parsing JSON drops a repeated field, so writing the value again gives a different line.
    const form = isPrintedAsLine(text, value) ? undefined : 'it is not written as in an export: a field is repeated, or there are blanks between fields';
    if (this.#line === 1) this.#takeHeading(value, form);
    else if (Object.hasOwn(value, 'end')) this.#takeClosing(value, form);
    else this.#takeEvent(value, text, form);
  }

  finish(): ExportCheck {
    const { bad } = this;
    const counts = { events: this.#events, streams: this.#validator.streams, bad };
    if (bad.length >= MAX_BAD_LINES) return counts;
    if (this.#line === 0) bad.push({ line: 1, reason: 'The file is empty.' });
    else if (this.#closing) this.#compare(this.#closing, counts);
    else if (bad.at(-1)?.line !== this.#line) this.#report('The closing line is missing: the file is cut off.');
    return counts;
  }

  #compare({ events, streams, digest }: ExportClosing, found: Pick<ExportCheck, 'events' | 'streams'>): void {
    const announced = this.#heading?.events;
    if (announced !== undefined && announced !== found.events) this.bad.push({ line: 1, reason: `The heading says that ${announced} events follow, and ${found.events} do.` });
    if (events !== found.events) this.#report(`The closing line says that the file holds ${events} events, and it holds ${found.events}.`);
    if (streams !== found.streams) this.#report(`The closing line says that the file holds ${streams} streams, and it holds ${found.streams}.`);
    if (digest !== this.#digest.digest('hex')) this.#report('The digest of the file is not that of its lines.');
  }

  #takeHeading(value: Record<string, unknown>, form: string | undefined): void {
    if (value['format'] !== exportFormat) return this.#report('This is not an export of a Milepost log.');
    if (value['version'] !== exportVersion)
      return this.#report(`The export has version ${String(value['version'])}; this Milepost reads version ${exportVersion}.`);
    if (form !== undefined) return this.#report(`The heading is damaged: ${form}.`);
    if (!hasExactly(value, ['format', 'version', 'events'])) return this.#report('The heading does not have the fields format, version and events, and no others.');
    this.#heading = value as unknown as ExportHeading;
  }

  #takeClosing(value: Record<string, unknown>, form: string | undefined): void {
    this.#isClosed = true;
    if (form !== undefined) return this.#report(`The closing line is damaged: ${form}.`);
    if (value['end'] !== exportFormat || !hasExactly(value, ['end', 'events', 'streams', 'digest']))
      return this.#report('The closing line does not have the fields end, events, streams and digest, and no others.');
    this.#closing = value as unknown as ExportClosing;
  }

  #takeEvent(event: Record<string, unknown>, text: string, form: string | undefined): void {
    this.#events += 1;
    this.#digest.update(`${text}\n`);
    const found = this.#validator.faultOf(event);
    const fault = form ?? found;
    if (fault === undefined) return this.options.each?.(event as unknown as ExportedEvent);
    this.#report(`${nameOf(event)}${fault}.`);
  }

  #report(reason: string): void {
    this.bad.push({ line: this.#line, reason });
  }
}

const unreadable = (text: string | undefined, ended: boolean): string =>
  !ended ? 'The file is cut off in the middle of this line.' : text === undefined ? 'It is not UTF-8 text, or too long to be a line of an export.' : 'It is not a JSON object.';

const hasExactly = (value: Record<string, unknown>, fields: readonly string[]): boolean =>
  Object.keys(value).length === fields.length && fields.every((field) => Object.hasOwn(value, field));

const nameOf = ({ revision, stream, id }: Record<string, unknown>): string => `Event ${String(revision)} of stream ${String(stream)} (${String(id)}): `;

function parsed(text: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return isObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

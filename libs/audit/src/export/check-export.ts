import { createHash } from 'node:crypto';
import { canonicalText, hashOf, noPrevHash } from '#event-store';
import { isId, isPlainDate } from '#kernel';
import { exportFormat, exportVersion, type ExportClosing, type ExportedEvent, type ExportHeading } from './format.js';
import { linesOf } from './lines.js';

/** One line that is not what was exported. */
export interface BadLine {
  line: number;
  reason: string;
}

export interface ExportCheck {
  events: number;
  streams: number;
  bad: BadLine[];
}

/** So many bad lines are told; after that the file is read no further. */
const enough = 100;

/**
 * Reads a whole export and checks every line: heading, JSON, hash, chain, count and digest.
 * @param each is handed every good event, in the order of the file
 */
export async function checkExport(file: string, each: (event: ExportedEvent, line: number) => void = () => {}): Promise<ExportCheck> {
  const check = new Check(each);
  for await (const { text, ended } of linesOf(file)) {
    check.take(text, ended);
    if (check.bad.length >= enough) break;
  }
  return check.finish();
}

class Check {
  readonly bad: BadLine[] = [];
  #line = 0;
  #events = 0;
  #heading: ExportHeading | undefined;
  #closing: ExportClosing | undefined;
  readonly #digest = createHash('sha256');
  readonly #heads = new Map<string, { revision: number; hash: string }>();

  constructor(private readonly each: (event: ExportedEvent, line: number) => void) {}

  take(text: string, ended: boolean): void {
    this.#line += 1;
    if (this.#closing) return this.#say('There is more after the closing line.');
    const value = parsed(text);
    if (value === undefined) return this.#say(ended ? 'It is not JSON.' : 'The file is cut off in the middle of this line.');
    if (this.#line === 1) return this.#takeHeading(value);
    if (value['end'] === exportFormat) this.#closing = value as unknown as ExportClosing;
    else this.#takeEvent(value as unknown as ExportedEvent, text);
  }

  finish(): ExportCheck {
    const { bad } = this;
    const counts = { events: this.#events, streams: this.#heads.size, bad };
    if (bad.length >= enough) return counts;
    if (this.#line === 0) bad.push({ line: 1, reason: 'The file is empty.' });
    else if (!this.#closing) bad.push({ line: this.#line, reason: 'The closing line is missing: the file is cut off.' });
    else if (this.#closing.events !== this.#events || this.#heading?.events !== this.#events)
      this.#say(`The file says it holds ${this.#heading?.events ?? 0} events and holds ${this.#events}.`);
    else if (this.#closing.digest !== this.#digest.digest('hex')) this.#say('The digest of the file is not that of its lines.');
    return counts;
  }

  #takeHeading(value: Record<string, unknown>): void {
    if (value['format'] !== exportFormat) return this.#say('This is not an export of a Milepost log.');
    if (value['version'] !== exportVersion)
      return this.#say(`The export has version ${String(value['version'])}; this Milepost reads version ${exportVersion}.`);
    this.#heading = value as unknown as ExportHeading;
  }

  #takeEvent(event: ExportedEvent, text: string): void {
    this.#events += 1;
    this.#digest.update(`${text}\n`);
    const fault = faultOf(event);
    if (fault !== undefined) return this.#say(fault);
    const head = this.#heads.get(event.stream);
    // Followed on whatever its hash is, so that one bad event is one bad line.
    this.#heads.set(event.stream, { revision: event.revision, hash: event.metadata.hash });
    const broken = hashFault(event) ?? chainFault(event, head);
    if (broken === undefined) this.each(event, this.#line);
    else this.#say(`Event ${event.revision} of stream ${event.stream} (${event.id}): ${broken}`);
  }

  #say(reason: string): void {
    this.bad.push({ line: this.#line, reason });
  }
}

function parsed(text: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : undefined;
  } catch {
    return undefined;
  }
}

function faultOf(event: ExportedEvent): string | undefined {
  const { id, type, version, stream, revision, recordedAt, occurredOn, data, metadata } = event as Partial<ExportedEvent>;
  const whole =
    isId(id) && typeof type === 'string' && Number.isInteger(version) && typeof stream === 'string' && stream !== '' &&
    Number.isInteger(revision) && typeof recordedAt === 'string' && isPlainDate(occurredOn) &&
    typeof data === 'object' && data !== null && typeof metadata === 'object' &&
    typeof metadata.hash === 'string' && typeof metadata.prevHash === 'string';
  return whole ? undefined : 'It is not an event: a field is missing or of the wrong kind.';
}

function hashFault(event: ExportedEvent): string | undefined {
  try {
    const text = canonicalText(event, event.stream, event.revision, event.metadata.prevHash);
    return hashOf(text) === event.metadata.hash ? undefined : 'its hash is not that of its content.';
  } catch {
    return 'it cannot be hashed.';
  }
}

function chainFault(event: ExportedEvent, head: { revision: number; hash: string } | undefined): string | undefined {
  if (event.revision !== (head?.revision ?? -1) + 1) return `event ${(head?.revision ?? -1) + 1} of the stream should come here.`;
  return event.metadata.prevHash === (head?.hash ?? noPrevHash) ? undefined : 'it does not continue the event before it.';
}

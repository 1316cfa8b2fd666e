import { createHash } from 'node:crypto';
import { canonicalText, hashOf, noPrevHash } from '#event-store';
import type { ExportedEvent } from '#audit';

/** An export that a test edits as a forger who knows the format would. */
export class EditedExport {
  heading: Record<string, unknown>;
  events: ExportedEvent[];
  closing: Record<string, unknown>;

  constructor(text: string) {
    const lines = text.trimEnd().split('\n').map((line) => JSON.parse(line) as unknown);
    [this.heading, this.closing] = [lines[0] as Record<string, unknown>, lines.at(-1) as Record<string, unknown>];
    this.events = lines.slice(1, -1) as ExportedEvent[];
  }

  event(match: Partial<ExportedEvent>, nth = 0): ExportedEvent {
    const found = this.events.filter((event) => Object.entries(match).every(([name, value]) => event[name as keyof ExportedEvent] === value))[nth];
    if (!found) throw new Error(`There is no event like ${JSON.stringify(match)}.`);
    return found;
  }

  /** Recalculates revisions, hashes and chains, in the order of the lines. */
  rechain(): this {
    const heads = new Map<string, { revision: number; hash: string }>();
    for (const event of this.events) {
      const head = heads.get(event.stream) ?? { revision: -1, hash: noPrevHash };
      event.revision = head.revision + 1;
      event.metadata.prevHash = head.hash;
      // Hash extra fields too, as a forger would.
      event.metadata.hash = hashOf(canonicalWithExtras(event));
      heads.set(event.stream, { revision: event.revision, hash: event.metadata.hash });
    }
    return this;
  }

  /** Recalculates counts and digest. */
  recount(): this {
    const { length } = this.events;
    const streams = new Set(this.events.map(({ stream }) => stream)).size;
    this.heading = { ...this.heading, events: length };
    this.closing = { ...this.closing, events: length, streams, digest: digestOf(this.lines().slice(1, -1)) };
    return this;
  }

  lines(): string[] {
    return [this.heading, ...this.events, this.closing].map((line) => JSON.stringify(line));
  }

  text(): string {
    return `${this.lines().join('\n')}\n`;
  }
}

export const digestOf = (lines: readonly string[]): string => createHash('sha256').update(lines.map((line) => `${line}\n`).join('')).digest('hex');

function canonicalWithExtras(event: ExportedEvent): string {
  const sorted = (value: unknown): unknown =>
    typeof value !== 'object' || value === null ? value
    : Array.isArray(value) ? value.map(sorted)
    : Object.fromEntries(Object.entries(value).filter(([name]) => name !== 'hash').sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, inner]) => [name, sorted(inner)]));
  return Object.keys(event).length === 9 ? canonicalText(event, event.stream, event.revision, event.metadata.prevHash) : JSON.stringify(sorted(event));
}

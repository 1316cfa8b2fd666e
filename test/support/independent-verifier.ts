import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';

/**
 * A verifier of exports that was written from docs/export-format.md and docs/events.md, and shares no code with Milepost.
 * @returns the number of the first invalid line; undefined when the file is valid
 */
export function firstBadLine(file: Uint8Array, now: number): number | undefined {
  const lines = linesOf(file);
  const verifier = new Verifier(now);
  for (const [index, line] of lines.entries()) if (!verifier.accepts(line, index)) return index + 1;
  return verifier.ends() ? undefined : Math.max(1, lines.length);
}

type Json = Record<string, unknown>;
interface Head { revision: number; hash: string; at: string }

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
const hex = /^[0-9a-f]{64}$/;
const roles = ['administrator', 'programme-manager', 'commissioner', 'mentor', 'user-member', 'development-worker', 'committee', 'auditor', 'data-protection-officer', 'milepost', 'host'];
const begins: Record<string, string | undefined> = { programme: 'ProgrammeOpened', ulo: 'UloDevelopmentStarted', person: 'PersonRegistered', organisation: 'OrganisationAdded' };
const sections: Record<string, string> = { 'a ULO': 'ulo', 'a programme': 'programme', 'a person': 'person', 'the installation': 'installation', 'an organisation': 'organisation', 'the reminders of a ULO': 'reminders', 'a process manager': 'manager' };

/** Current versions by kind of stream, from the tables of docs/events.md. */
const versions = ((): Record<string, Map<string, number>> => {
  const kinds: Record<string, Map<string, number>> = { ulo: new Map(), programme: new Map(), person: new Map(), installation: new Map(), organisation: new Map(), reminders: new Map(), manager: new Map() };
  let section = '';
  for (const line of readFileSync('docs/events.md', 'utf8').split('\n')) {
    section = /^## Events of (.+)$/u.exec(line)?.[1] ?? section;
    const [, type, version] = /^\| `(\w+)` \| (\d+) \|/u.exec(line) ?? [];
    const into = section === 'a ULO and of a programme' ? ['ulo', 'programme'] : [sections[section] ?? ''];
    if (type !== undefined) for (const kind of into) kinds[kind]?.set(type, Number(version));
  }
  return kinds;
})();

const sha256 = (...texts: string[]): string => texts.reduce((hash, text) => hash.update(text), createHash('sha256')).digest('hex');
const isText = (value: unknown): value is string => typeof value === 'string' && value !== '';
const isUuid = (value: unknown): value is string => typeof value === 'string' && uuid.test(value);
const isHash = (value: unknown): value is string => typeof value === 'string' && hex.test(value);
const isObject = (value: unknown): value is Json => typeof value === 'object' && value !== null && !Array.isArray(value);
const isDay = (value: unknown): value is string => typeof value === 'string' && /^\d{4}-\d\d-\d\d$/.test(value) && new Date(`${value}T00:00:00Z`).toJSON()?.slice(0, 10) === value;
const isInstant = (value: unknown): value is string => typeof value === 'string' && new Date(value).toJSON() === value;
const has = (value: Json, must: string[], may: string[] = []): boolean =>
  must.every((name) => name in value) && Object.keys(value).every((name) => must.includes(name) || may.includes(name));
const london = (at: string): string => new Date(at).toLocaleDateString('sv-SE', { timeZone: 'Europe/London' });

function linesOf(file: Uint8Array): (string | undefined)[] {
  const lines: (string | undefined)[] = [];
  let from = 0;
  for (let at = file.indexOf(10); at !== -1; at = file.indexOf(10, from)) {
    try {
      lines.push(new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(file.subarray(from, at)));
    } catch {
      lines.push(undefined);
    }
    from = at + 1;
  }
  if (from < file.length) lines.push(undefined);
  return lines;
}

const escaped = (json: string): string => json.replaceAll('\u0085', '\\u0085').replaceAll('\u2028', '\\u2028').replaceAll('\u2029', '\\u2029');

function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (!isObject(value)) return JSON.stringify(value);
  return `{${Object.keys(value).sort().map((name) => `${JSON.stringify(name)}:${canonical(value[name])}`).join(',')}}`;
}

class Verifier {
  private readonly heads = new Map<string, Head>();
  private readonly events = new Map<string, { stream: string; type: string }>();
  private readonly digest = createHash('sha256');
  private announced: unknown;
  private closed = false;

  constructor(private readonly now: number) {}

  ends = (): boolean => this.closed;

  accepts(text: string | undefined, index: number): boolean {
    if (text === undefined) return false;
    let value: unknown;
    try {
      value = JSON.parse(text);
    } catch {
      return false;
    }
    if (this.closed || !isObject(value) || escaped(JSON.stringify(value)) !== escaped(text)) return false;
    if (index === 0) return this.acceptsHeading(value);
    return 'end' in value ? this.acceptsClosing(value) : this.acceptsEvent(value, text);
  }

  private acceptsHeading(value: Json): boolean {
    this.announced = value['events'];
    return has(value, ['format', 'version', 'events']) && value['format'] === 'milepost-log' && value['version'] === 1;
  }

  private acceptsClosing(value: Json): boolean {
    this.closed = true;
    const { end, events, streams, digest } = value;
    return (
      has(value, ['end', 'events', 'streams', 'digest']) && end === 'milepost-log' && events === this.events.size &&
      this.announced === events && streams === this.heads.size && digest === this.digest.digest('hex')
    );
  }

  private acceptsEvent(event: Json, text: string): boolean {
    this.digest.update(`${text}\n`);
    return this.acceptsFields(event) && this.acceptsMeaning(event) && this.acceptsPlace(event);
  }

  private acceptsFields(event: Json): boolean {
    const { id, type, version, stream, revision, recordedAt, occurredOn, data, metadata } = event;
    if (!has(event, ['id', 'type', 'version', 'stream', 'revision', 'recordedAt', 'occurredOn', 'data', 'metadata']) || !isObject(metadata)) return false;
    const { commandId, correlationId, causationId, commandHash, actor, prevHash, hash } = metadata;
    const whole = (value: unknown, least: number): boolean => Number.isSafeInteger(value) && Number(value) >= least;
    return (
      isUuid(id) && isText(type) && whole(version, 1) && isText(stream) && whole(revision, 0) && isInstant(recordedAt) && isDay(occurredOn) && isObject(data) &&
      has(metadata, ['commandId', 'correlationId', 'causationId', 'commandHash', 'actor', 'prevHash', 'hash'], ['example', 'imported']) &&
      [commandId, correlationId, causationId].every(isUuid) && [commandHash, prevHash, hash].every(isHash) &&
      ['example', 'imported'].every((name) => !(name in metadata) || metadata[name] === true) &&
      isObject(actor) && has(actor, ['id', 'role', 'organisation']) && isUuid(actor['id']) && roles.includes(String(actor['role'])) && isText(actor['organisation'])
    );
  }

  private acceptsMeaning({ stream, type, version, revision, data }: Json): boolean {
    const [, kind = '', id] = /^([a-z]+)-(.+)$/u.exec(String(stream)) ?? [];
    const current = Object.hasOwn(versions, kind) ? versions[kind]?.get(String(type)) : undefined;
    if (!isUuid(id) || current === undefined || Number(version) > current) return false;
    if (revision === 0 && begins[kind] !== undefined && begins[kind] !== type) return false;
    if (type !== 'CorrectionRecorded') return true;
    const { ofEvent, ofType } = data as Json;
    const original = this.events.get(String(ofEvent).toLowerCase());
    return original !== undefined && original.stream === stream && original.type === ofType && ofType !== 'CorrectionRecorded';
  }

  private acceptsPlace(event: Json): boolean {
    const [id, stream, at, metadata] = [String(event['id']).toLowerCase(), String(event['stream']), String(event['recordedAt']), event['metadata'] as Json];
    const head = this.heads.get(stream) ?? { revision: -1, hash: '0'.repeat(64), at: '' };
    const { hash, ...hashed } = metadata;
    const good =
      !this.events.has(id) && event['revision'] === head.revision + 1 && metadata['prevHash'] === head.hash && at >= head.at &&
      sha256(canonical({ ...event, metadata: hashed })) === hash && Date.parse(at) <= this.now + 86_400_000 && String(event['occurredOn']) <= london(at);
    this.events.set(id, { stream, type: String(event['type']) });
    this.heads.set(stream, { revision: Number(event['revision']), hash: String(hash), at });
    return good;
  }
}

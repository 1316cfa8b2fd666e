import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { BadExport, checkExport, verifiedExport, type ExportedEvent } from '#audit';
import { knownEvents } from '#catalogue';
import { Random } from '../crash/random.js';
import { EditedExport, digestOf } from '../support/edited-export.js';
import { firstBadLine } from '../support/independent-verifier.js';

const now = '2026-11-26T12:00:00.000Z';
const good = readFileSync('test/history/v0.2/reminders.ndjson', 'utf8');
const folder = mkdtempSync(join(tmpdir(), 'milepost-format-'));
afterAll(() => rmSync(folder, { recursive: true }));

type Edit = (file: EditedExport) => string | Uint8Array;
/** The first reported error, or that only another copy of the log could show one. */
type Verdict = RegExp | 'needs another copy';

const started = { type: 'UloDevelopmentStarted' };
const correction = { type: 'CorrectionRecorded' };
const replaceLine = (file: EditedExport, index: number, edit: (line: string) => string): string[] => file.lines().map((line, i) => (i === index ? edit(line) : line));
const redigested = (lines: string[]): string => {
  const closing = JSON.parse(lines.at(-1) ?? '') as Record<string, unknown>;
  return `${[...lines.slice(0, -1), JSON.stringify({ ...closing, digest: digestOf(lines.slice(1, -1)) })].join('\n')}\n`;
};
const forged = (change: (file: EditedExport) => void): Edit => (file) => {
  change(file);
  return file.rechain().recount().text();
};
const lastOf = (file: EditedExport, kind: string): number => file.events.findLastIndex(({ stream }) => stream.startsWith(kind));

const copyOf = (event: ExportedEvent): ExportedEvent => ({ ...structuredClone(event), id: '01938b4c-0000-7000-8000-000000000001' });

const edits: [name: string, edit: Edit, verdict: Verdict][] = [
  // The file.
  ['cut off after a line', (f) => `${f.lines().slice(0, 20).join('\n')}\n`, /the file is cut off/u],
  ['cut off within a line', (f) => f.text().slice(0, 9000), /cut off in the middle of this line/u],
  ['without the last line end', (f) => f.text().trimEnd(), /The line end is missing/u],
  ['with more after its end', (f) => `${f.text()}{}\n`, /more after the closing line/u],
  ['of no byte', () => '', /The file is empty/u],
  ['of another format', (f) => redigested(replaceLine(f, 0, (line) => line.replace('milepost-log', 'other-log'))), /not an export of a Milepost log/u],
  ['of a later version', (f) => redigested(replaceLine(f, 0, (line) => line.replace('"version":1', '"version":2'))), /has version 2; this Milepost reads version 1/u],
  ['with a byte order mark', (f) => `\ufeff${f.text()}`, /It is not a JSON object/u],
  ['with bytes that are no UTF-8', (f) => Buffer.from(f.text().replace('Tamworth', 'T\u00e4mworth'), 'latin1'), /It is not UTF-8 text/u],
  ['with line ends of another system', (f) => f.text().replaceAll('\n', '\r\n'), /The heading is damaged/u],
  ['with another count in the heading', (f) => { f.heading['events'] = 38; return f.text(); }, /The heading says that 38 events follow, and 144 do/u],
  ['with another count in the closing line', (f) => { f.closing['events'] = 38; return f.text(); }, /The closing line says that the file holds 38 events, and it holds 144/u],
  ['with another count of streams', (f) => { f.closing['streams'] = 3; return f.text(); }, /says that the file holds 3 streams, and it holds 11/u],
  ['with another digest', (f) => { f.closing['digest'] = '0'.repeat(64); return f.text(); }, /The digest of the file/u],
  ['with a field more in the closing line', (f) => { f.closing['signed'] = true; return f.text(); }, /The closing line does not have the fields/u],
  ['with a field more in the heading', (f) => { f.heading['by'] = 'me'; return f.text(); }, /The heading does not have the fields/u],
  // One event, with unchanged hashes.
  ['with a figure changed', (f) => { f.event(started).data = { name: 'Another' }; return f.recount().text(); }, /its hash is not that of its content/u],
  ['with an event left out', (f) => { f.events.splice(5, 1); return f.recount().text(); }, /should come here/u],
  ['with an event twice', (f) => { f.events.splice(5, 0, f.events[5] as never); return f.recount().text(); }, /has the same id/u],
  ['with two events of a stream in the other order', (f) => { f.events.splice(0, 2, f.events[1] as never, f.events[0] as never); return f.recount().text(); }, /begins with|should come here/u],
  ['with a line that is no JSON', (f) => redigested(replaceLine(f, 7, () => '{')), /It is not a JSON object/u],
  ['with a line that is a list', (f) => redigested(replaceLine(f, 7, () => '[]')), /It is not a JSON object/u],
  ['with blanks between fields', (f) => redigested(replaceLine(f, 7, (line) => line.replace('"data":', '"data": '))), /a field is repeated, or there are blanks/u],
  ['with a field given twice', (f) => redigested(replaceLine(f, 7, (line) => line.replace('"type":', '"type":"ProgrammeClosed","type":'))), /a field is repeated/u],
  // Forged, with all hashes, counts and the digest calculated again.
  ['forged: a time that is none', forged((f) => (f.events[9] as { recordedAt: string }).recordedAt = '2009-02-30T10:00:00.000Z'), /recordedAt is not an instant/u],
  ['forged: a time without milliseconds', forged((f) => (f.events[9] as { recordedAt: string }).recordedAt = '2009-12-30T10:00:00Z'), /recordedAt is not an instant/u],
  ['forged: a time before the one before it', forged((f) => Object.assign(f.event(started), { recordedAt: '2020-01-01T10:00:00.000Z' })), /before the event before it/u],
  ['forged: a time in 2099', forged((f) => (f.events.at(-1) as { recordedAt: string }).recordedAt = '2099-01-01T00:00:00.000Z'), /more than a day after this computer’s time/u],
  ['forged: a day that is none', forged((f) => (f.events[9] as { occurredOn: string }).occurredOn = '2009-02-30'), /occurredOn is not a day/u],
  ['forged: a day in 2099', forged((f) => (f.events[9] as { occurredOn: string }).occurredOn = '2099-01-01'), /after the day on which it was recorded/u],
  ['forged: an unknown type', forged((f) => (f.events[9] as { type: string }).type = 'CoffeeBrewed'), /CoffeeBrewed is no type of event/u],
  ['forged: a type of another kind of stream', forged((f) => (f.events[9] as { type: string }).type = 'ProgrammeClosed'), /ProgrammeClosed is no type of event/u],
  ['forged: version 99', forged((f) => (f.events[9] as { version: number }).version = 99), /version 99, and this Milepost knows it up to 2/u],
  ['forged: version 0', forged((f) => (f.events[9] as { version: number }).version = 0), /version is not a whole number from 1 on/u],
  ['forged: one id twice', forged((f) => (f.events[9] as { id: string }).id = (f.events[3] as { id: string }).id.toUpperCase()), /has the same id/u],
  ['forged: an id that is none', forged((f) => (f.events[9] as { id: string }).id = '17'), /id is not a UUID/u],
  ['forged: a field more in an event', forged((f) => Object.assign(f.events[9] as object, { approved: true })), /has a field that no event has: approved/u],
  ['forged: a field more in the metadata', forged((f) => Object.assign(f.events[9]?.metadata ?? {}, { ip: '127.0.0.1' })), /metadata\.ip/u],
  ['forged: a field less in the metadata', forged((f) => delete (f.events[9]?.metadata as { actor?: object }).actor), /metadata\.actor is missing/u],
  ['forged: a role that is none', forged((f) => Object.assign(f.events[9]?.metadata.actor ?? {}, { role: 'wizard' })), /metadata\.actor\.role is not a role/u],
  ['forged: a command hash that is none', forged((f) => Object.assign(f.events[9]?.metadata ?? {}, { commandHash: 'x' })), /commandHash is not a SHA-256/u],
  ['forged: example data said to be none', forged((f) => Object.assign(f.events[9]?.metadata ?? {}, { example: false })), /metadata\.example is not true/u],
  ['forged: a stream of no kind', forged((f) => f.events.forEach((e) => (e.stream = e.stream.replace('person-', 'ghost-')))), /its stream is none/u],
  ['forged: a stream without an id', forged((f) => f.events.forEach((e) => (e.stream = e.stream.replace(/^person-.*$/u, 'person-x')))), /its stream is none/u],
  ['forged: the first event of a stream left out', forged((f) => f.events.splice(f.events.indexOf(f.event(started)), 1)), /begins with UloDevelopmentStarted/u],
  ['forged: a correction of what never was', forged((f) => Object.assign(f.event(correction).data, { ofEvent: '01938b4c-0000-7000-8000-000000000001' })), /no event before it in its stream/u],
  ['forged: a correction of another stream’s event', forged((f) => Object.assign(f.event(correction).data, { ofEvent: f.event({ type: 'PersonRegistered' }).id })), /no event before it in its stream|corrects/u],
  ['forged: a correction of another type', forged((f) => Object.assign(f.event(correction).data, { ofType: 'BidSubmitted' })), /it corrects a BidSubmitted/u],
  // Changes that the file alone cannot show.
  ['forged: an event changed', forged((f) => Object.assign(f.event({ type: 'LaunchHeld' }).data, { attended: 500 })), 'needs another copy'],
  ['forged: an event inserted', forged((f) => f.events.splice(lastOf(f, 'ulo-') + 1, 0, copyOf(f.events[lastOf(f, 'ulo-')] as ExportedEvent))), 'needs another copy'],
  ['the tail of a stream left out', (f) => { f.events.splice(lastOf(f, 'ulo-'), 1); return f.recount().text(); }, 'needs another copy'],
  ['a whole stream left out', (f) => { f.events = f.events.filter(({ stream }) => !stream.startsWith('person-')); return f.recount().text(); }, 'needs another copy'],
  ['streams in another order', (f) => { f.events.sort((a, b) => (a.stream < b.stream ? -1 : a.stream > b.stream ? 1 : 0)); return f.recount().text(); }, 'needs another copy'],
];

async function check(bytes: string | Uint8Array) {
  const file = join(folder, 'export.ndjson');
  writeFileSync(file, bytes);
  const { bad } = await checkExport(file, { known: knownEvents, now });
  const restorable = await verifiedExport(file, { known: knownEvents, now }).then(() => true, (error: unknown) => !(error instanceof BadExport));
  return { bad, restorable };
}

describe('an export', () => {
  it.each(['v0.1/examples.ndjson', 'v0.2/reminders.ndjson'])('as a released version wrote it is accepted by Milepost and by a verifier written from its documentation: %s', async (name) => {
    const bytes = readFileSync(`test/history/${name}`);
    expect(await check(bytes)).toEqual({ bad: [], restorable: true });
    expect(firstBadLine(bytes, Date.parse(now))).toBeUndefined();
  });

  it('with any one byte changed is refused, at the same line, by Milepost and by a verifier written from its documentation', async () => {
    const random = new Random(20261126);
    for (let i = 0; i < 15; i += 1) {
      const bytes = Buffer.from(good);
      const at = random.between(0, bytes.length);
      bytes[at] = (bytes[at] as number) ^ (1 << random.between(0, 8));
      const { bad, restorable } = await check(bytes);
      const independent = firstBadLine(bytes, Date.parse(now));
      expect([restorable, independent === undefined, at]).toEqual([false, false, at]);
      if (!/^The heading says/u.test(bad[0]?.reason ?? '')) expect([at, independent]).toEqual([at, bad[0]?.line]);
    }
  }, 60_000);

  it.each(edits)('%s', async (_, edit, verdict) => {
    const bytes = edit(new EditedExport(good));
    const { bad, restorable } = await check(bytes);
    // The independent verifier finds wrong counts at the end only.
    const first = bad[0];
    const independent = firstBadLine(typeof bytes === 'string' ? Buffer.from(bytes) : bytes, Date.parse(now));
    if (verdict === 'needs another copy') return expect([bad, restorable, independent]).toEqual([[], true, undefined]);
    expect(first?.reason).toMatch(verdict);
    expect(restorable).toBe(false);
    expect(independent).toBe(/^The heading says/u.test(first?.reason ?? '') ? 146 : first?.line);
  });
});

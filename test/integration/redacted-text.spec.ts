import { DatabaseSync } from 'node:sqlite';
import { copyFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { exportLog } from '#audit';
import { logFileOf, readStream, verifyLogFile, type EventStore } from '#event-store';
import type { StoredEvent } from '#kernel';
import { keysFileOf } from '#people';
import { filesHolding } from '../support/bytes.js';
import { milepost } from '../support/cli.js';
import { choosePersona } from '../support/choose-persona.js';
import { startTestServer, type Answer, type TestServer } from '../support/server.js';

const secretText = 'Zebedee Quillfeather told us of his illness';
const traces = ['Zebedee', 'Quillfeather', 'illness'];
const occurredOn = '2026-01-05';
const why = 'It tells of a person';

describe('a text about a person', () => {
  let server: TestServer;
  let ulo: string;
  let programme: string;
  let fact: string;
  const officer = () => server.as('data-protection-officer');
  const shown = async ({ status, text, body }: Answer): Promise<Answer['body']> => {
    expect([status, text]).toEqual([200, text]);
    expect(await server.web.runtime.model.waitFor(body.position, 5_000)).toBe(true);
    return body;
  };
  const record = async (command: string, body: object) => shown(await server.as(command === 'take-decision' ? 'development-worker' : 'programme-manager').post(command, { occurredOn, ...body }));
  const redact = (body: object = {}) => officer().post('redact-text', { ulo, fact, reason: why, ...body });
  const written = (stream = `ulo-${ulo}`): Promise<StoredEvent[]> => readStream(server.web.runtime.written, stream);
  const page = async (path: string, role = 'data-protection-officer'): Promise<string> => (await server.nobody.get(path, { cookie: await choosePersona(server, role) })).text;
  const places = (): string[] => [
    `/ulos/${ulo}`, `/ulos/${ulo}/history`, `/ulos/${ulo}/history/${fact}`, `/ulos/${ulo}/history.csv`, `/ulos/${ulo}/records`, `/audit?ulo=${ulo}`, `/audit.csv?ulo=${ulo}`,
    `/audit/chronology?ulo=${ulo}`, `/ulos/${ulo}/compare?from=2026-01-01&to=2026-01-05`, `/ulos/${ulo}/report`, `/ulos/${ulo}/decisions`, `/api/ulos/${ulo}`, `/api/ulos/${ulo}/history`,
  ];
  const holding = async (): Promise<string[]> => {
    const found: string[] = [];
    for (const path of places()) {
      const text = path.startsWith('/api/') ? (await officer().get(path)).text : await page(path, 'auditor');
      if (traces.some((trace) => text.includes(trace))) found.push(path);
    }
    return found;
  };
  /** The data folder without the read model, which contains what pages show. */
  const kept = (): string[] => {
    const inModel = filesHolding(join(server.folder, 'read-model'), traces);
    return filesHolding(server.folder, traces).filter((file) => !inModel.includes(file));
  };
  async function exported(): Promise<string> {
    let text = '';
    for await (const piece of exportLog(server.web.runtime.written)) text += piece;
    return text;
  }
  beforeEach(async () => {
    server = await startTestServer({ managers: [] });
    programme = (await record('open-programme', { name: 'A programme', area: 'Tamworth' })).stream.slice('programme-'.length);
    ulo = (await record('start-ulo-development', { programme, name: 'A ULO', area: 'Tamworth', commissioner: 'A council' })).stream.slice('ulo-'.length);
    fact = (await record('take-decision', { ulo, decision: secretText, commissionerPresent: true })).events[0] ?? '';
  }, 60_000);
  afterEach(() => server.stop());

  it('is shown on pages, and appears in no log, write-ahead log or export in clear', async () => {
    expect(await holding()).toEqual(expect.arrayContaining([`/ulos/${ulo}/history`, `/ulos/${ulo}/history.csv`, `/api/ulos/${ulo}/history`]));
    expect(kept()).toEqual([]);
    expect(traces.filter((trace) => server.web.runtime.metrics.print().includes(trace))).toEqual([]);
    const text = await exported();
    expect(traces.filter((trace) => text.includes(trace))).toEqual([]);
    expect(JSON.stringify((await written()).at(-1)?.data)).toMatch(/^\{"commissionerPresent":true,"decision":"sealed:1:[0-9a-f]{32}:000000010:[\w+/=]+"\}$/u);
  });

  it('is removed everywhere, permanently; the entry, the hashes and the other texts stay', async () => {
    await record('take-decision', { ulo, decision: 'To meet each month', commissionerPresent: true });
    await record('take-decision', { ulo, corrects: fact, reason: `${secretText}, to be precise`, decision: `${secretText} again`, commissionerPresent: false });
    const before = await written();
    // Copies in memory are removed, too.
    expect(await holding()).toContain(`/ulos/${ulo}/history/${fact}`);
    const body = await shown(await redact());
    expect(await holding()).toEqual([]);
    expect(filesHolding(server.folder, traces)).toEqual([]);
    const history = await page(`/ulos/${ulo}/history`);
    expect(history).toContain('[Text removed]');
    expect(history).toContain(`Text removed on 15 January 2026, because: ${why}.`);
    expect(history).toContain('To meet each month');
    expect((await written()).slice(0, before.length)).toEqual(before);
    const after = (await written()).at(-1);
    expect(after?.data).toMatchObject({ ofEvent: fact, ofType: 'DecisionTaken' });
    expect(JSON.stringify(after?.data)).toMatch(/"reason":"sealed:[^"]+","seals":\["[0-9a-f]{32}\/00000001","[0-9a-f]{32}\/00000003"\]/u);
    const { text } = await officer().get(`/api/ulos/${ulo}/history`);
    expect(text).toContain(why);
    expect(traces.filter((trace) => text.includes(trace))).toEqual([]);
    await server.web.close();
    expect(filesHolding(server.folder, traces)).toEqual([]);
    expect(await verifyLogFile(logFileOf(server.folder))).toMatchObject({ damage: null });
    rmSync(join(server.folder, 'read-model'), { recursive: true });
    server = await server.restart();
    expect(await server.web.runtime.model.waitFor(body.position, 5_000)).toBe(true);
    expect(await holding()).toEqual([]);
    expect(await page(`/ulos/${ulo}/history`)).toContain('To meet each month');
    expect(filesHolding(server.folder, traces)).toEqual([]);
  }, 60_000);

  it('is removed once: a repeat of the same command succeeds, another command records nothing', async () => {
    const commandId = '01938b4c-0000-7000-8000-000000000001';
    expect((await redact({ commandId })).body).toMatchObject({ repeated: false, events: [expect.any(String)] });
    expect((await redact({ commandId })).body).toMatchObject({ repeated: true });
    expect((await redact()).body).toMatchObject({ events: [] });
    // The recording command can still be repeated: its hash was removed with the text.
    const other = await server.as('development-worker').post('take-decision', { ulo, occurredOn, decision: secretText, commissionerPresent: true });
    expect(other.status).toBe(200);
  });

  it('is sealed in an earlier backup, and cannot be read from a later backup', async () => {
    const backup = async (name: string): Promise<string> => {
      const target = join(server.folder, name);
      expect(await milepost(server.folder, 'backup', target)).toMatchObject({ code: 0 });
      return target;
    };
    const before = await backup('before');
    expect(filesHolding(before, traces)).toEqual([]);
    await shown(await redact());
    const after = await backup('after');
    expect(filesHolding(after, traces)).toEqual([]);
    expect(filesHolding(after, ['sealed:1:'])).not.toEqual([]);
    await server.web.close();
    const from = async (folder: string): Promise<string> => {
      copyFileSync(join(server.folder, 'master-key'), join(folder, 'master-key'));
      return (await milepost(folder, 'history', ulo)).out;
    };
    expect([await from(before), await from(after)]).toEqual([expect.stringContaining(secretText), expect.not.stringContaining('Zebedee')]);
  }, 60_000);

  it.each(['programme-manager', 'mentor', 'commissioner', 'auditor', 'user-member', 'development-worker', 'committee'] as const)('cannot be removed by a %s', async (role) => {
    const { status } = await server.as(role).post('redact-text', { ulo, fact, reason: why });
    expect(status).toBe(403);
    expect(await page(`/ulos/${ulo}/history/${fact}`, role)).not.toContain('Remove this text');
    expect((await written()).map(({ type }) => type)).not.toContain('TextRedacted');
  });

  it('is removed by the next start, when the process died between the log and the keys', async () => {
    const { keys } = server.web.runtime;
    const replace = keys.replace.bind(keys);
    keys.replace = () => Promise.reject(new Error('killed'));
    expect((await redact()).status).toBe(200);
    keys.replace = replace;
    const db = new DatabaseSync(keysFileOf(server.folder), { readOnly: true });
    const lengths = (): unknown[] => db.prepare('SELECT length(wrapped) AS n FROM keys').all().map(({ n }) => n);
    expect(lengths()).toEqual([60]);
    server = await server.restart();
    await server.web.runtime.model.waitFor(await server.web.runtime.written.head(), 5_000);
    expect(lengths()).toEqual([expect.any(Number)]);
    expect(lengths()).not.toEqual([60]);
    db.close();
    expect(await holding()).toEqual([]);
  });

  it('cannot be removed if it was recorded in clear, and the error says so', async () => {
    const [first] = (await written()).slice(-1);
    if (!first) throw new Error('Nothing was recorded');
    const { stream, revision, type, version, recordedAt, metadata } = first;
    const id = '01938b4c-0000-7000-8000-000000000009';
    await (server.web.runtime.written as EventStore).append(stream, [{ id, type, version, recordedAt, occurredOn, data: { decision: 'Recorded long ago', commissionerPresent: true }, metadata: { commandId: id, commandHash: 'a'.repeat(64), correlationId: id, causationId: id, actor: metadata.actor } }], { head: { revision, hash: metadata.hash } });
    const { status, body } = await redact({ fact: id });
    expect([status, body.code]).toEqual([409, 'text-in-clear']);
    expect(body.detail).toContain('in the log as it was written');
    expect(await page(`/ulos/${ulo}/history/${id}`)).not.toContain('Remove this text');
    expect(await page(`/ulos/${ulo}/history`)).toContain('Recorded long ago');
  });

  it('is not removed if there is no text, no such entry, or only a correction is named', async () => {
    const [start] = await written();
    expect((await redact({ fact: start?.id })).body.code).toBe('no-text');
    expect((await redact({ fact: '01938b4c-0000-7000-8000-000000000009' })).body.errors).toEqual([{ field: 'fact', message: 'There is no such entry here' }]);
    const { events: [correction] } = await record('take-decision', { ulo, corrects: fact, reason: 'Wrong', decision: secretText, commissionerPresent: false });
    expect((await redact({ fact: correction })).body.errors).toMatchObject([{ field: 'fact' }]);
    expect((await redact({ reason: '' })).body.errors).toMatchObject([{ field: 'reason' }]);
  });

  it('is reported as unreadable, and not as removed, when its key is missing', async () => {
    await server.web.close();
    const db = new DatabaseSync(keysFileOf(server.folder));
    db.exec('DELETE FROM keys');
    db.close();
    rmSync(join(server.folder, 'read-model'), { recursive: true });
    server = await server.restart();
    expect(await server.web.runtime.model.whenReady(5_000)).toBe(true);
    const history = await page(`/ulos/${ulo}/history`);
    expect(history).toContain('[This text cannot be read: its key is missing]');
    expect(history).not.toContain('[Text removed]');
    expect(await page('/operations')).toContain('Texts of 1 ULO or programme cannot be read: the key is missing. Stop Milepost, put keys.db and master-key back');
    // The next recorded text has a key again.
    await record('take-decision', { ulo, decision: 'To go on', commissionerPresent: true });
    expect(await page(`/ulos/${ulo}/history`)).toContain('To go on');
  });

  it('is also removed from a programme', async () => {
    const { events: [note] } = await record('close-programme', { programme, note: secretText });
    await shown(await officer().post('redact-text', { programme, fact: note, reason: why }));
    expect(await page(`/programmes/${programme}/history`, 'auditor')).toContain('[Text removed]');
    expect(filesHolding(server.folder, ['closed with'])).toEqual([]);
  });

  it('is removed with a form, after a check of what is removed', async () => {
    const cookie = await choosePersona(server, 'data-protection-officer');
    const entry = await page(`/ulos/${ulo}/history/${fact}`);
    const address = /href="([^"]+)"[^>]*>Remove this text/u.exec(entry)?.[1]?.replaceAll('&amp;', '&') ?? '';
    expect(address).toBe(`/ulos/${ulo}/record/redact-text?fact=${fact}`);
    const form = await page(address);
    expect(form).toContain(secretText);
    expect(form).toContain('Why is it removed?');
    expect(form).toMatch(new RegExp(`<input type="hidden" name="fact" value="${fact}"`, 'u'));
    const send = (values: Record<string, string>): Promise<Answer> =>
      server.nobody.send(address, { method: 'POST', body: new URLSearchParams({ fact, reason: why, ...values }).toString(), headers: { 'content-type': 'application/x-www-form-urlencoded', origin: server.url, 'sec-fetch-site': 'same-origin', cookie } });
    const check = await send({});
    expect([check.status, check.text.includes('Check your answers')]).toEqual([200, true]);
    expect(check.text).toContain('name="_step"');

    const done = await send({ _step: 'record' });
    expect(done.status).toBe(303);
    const after = (await server.nobody.get(done.headers.get('location') ?? '', { cookie })).text;
    expect(after).toContain('Text removed. The entry stays in the history');
    expect(await page(`/ulos/${ulo}/history/${fact}`)).not.toContain('Remove this text');
  });
});

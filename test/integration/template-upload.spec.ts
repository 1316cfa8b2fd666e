import { defaultTemplateText } from '#development';
import { fakeClock } from '#spec';
import { startTestServer, type Answer, type TestServer } from '../support/server.js';

let server: TestServer;
let programme: string;
let cookie: string;
const limit = 256 * 1024;
const changed = defaultTemplateText.replace(/(title: Hold the launch).*/u, '$1 party');
const filled = (bytes: number): string => changed + '#'.repeat(bytes - Buffer.byteLength(changed));

beforeAll(async () => {
  server = await startTestServer({ clock: fakeClock('2026-01-15T10:00:00.000Z') });
  const who = await server.nobody.send('/who', { method: 'POST', headers: { 'content-type': 'application/x-www-form-urlencoded' }, body: 'role=programme-manager&next=/' });
  cookie = who.headers.get('set-cookie')?.split(';')[0] ?? '';
  const { body } = await server.as('programme-manager').post('open-programme', { occurredOn: '2026-01-05', name: 'Programme', area: 'County' });
  programme = body.stream.slice('programme-'.length);
});
afterAll(() => server.stop());

function upload(files: [bytes: string | Buffer, name: string][], { fields = {}, path = `/programmes/${programme}/templates/publish`, headers = {} }: { fields?: Record<string, string>; path?: string; headers?: Record<string, string> } = {}): Promise<Answer> {
  const form = new FormData();
  for (const [name, value] of Object.entries({ 'occurredOn-day': '15', 'occurredOn-month': '1', 'occurredOn-year': '2026', content: '', ...fields })) form.append(name, value);
  for (const [bytes, name] of files) form.append('file', new Blob([Buffer.from(bytes as string)]), name);
  return server.nobody.send(path, { method: 'POST', headers: { cookie, ...headers }, body: form });
}
const one = (bytes: string | Buffer, name = 'ours.yaml'): Promise<Answer> => upload([[bytes, name]]);

describe('a template that is sent as a file', () => {
  it('is shown with its changes before it is published, and passed to the next page as text', async () => {
    const form = await server.nobody.get(`/programmes/${programme}/templates/publish`, { cookie });
    expect(form.text).toMatch(/enctype="multipart\/form-data"[^]*type="file"/u);
    for (const text of [changed, `\uFEFF${changed}`, filled(limit)]) {
      const { status, text: page } = await one(text);
      expect([status, page.includes('Check your answers'), page.includes('Hold the launch party')]).toEqual([200, true, true]);
      expect(page).toMatch(/name="content" value="[^"]*Hold the launch party/u);
    }
  });

  it('with errors is shown as text, each error with its line', async () => {
    const { status, text } = await one(changed.replace('phase: B', 'phase: Z'));
    expect(status).toBe(400);
    expect(text).toMatch(/Line \d+: Step B1, phase: there is no phase Z/u);
    expect(text).toMatch(/<textarea[^>]*>[^<]*Hold the launch party/u);
  });

  it.each([
    ['of another type', 'x', 'ours.docx', 'its name ends in .yaml or .yml'],
    ['that is empty', '', 'ours.yaml', 'The file is empty'],
    ['of 257 KiB', filled(limit + 1024), 'ours.yaml', 'The file must be 256 KiB or smaller'],
    ['of one byte above the limit', filled(limit + 1), 'ours.yaml', 'The file must be 256 KiB or smaller'],
    ['in Latin-1', Buffer.from('title: Café', 'latin1'), 'ours.yaml', 'The file must be text in UTF-8'],
    ['in UTF-16', Buffer.from(`\uFEFF${changed}`, 'utf16le'), 'ours.yaml', 'The file is in UTF-16: save it in UTF-8'],
  ])('%s is refused with the reason', async (_, bytes, name, fault) => {
    const { status, text } = await one(bytes, name);
    expect([status, text.includes('There is a problem'), text.includes(fault)]).toEqual([400, true, true]);
  });

  it('is optional: a pasted text works as well', async () => {
    const { status, text } = await upload([], { fields: { content: changed } });
    expect([status, text.includes('Check your answers')]).toEqual([200, true]);
  });

  it('is accepted once, with few fields, on this page only, and from this site only', async () => {
    expect((await upload([[changed, 'a.yaml'], [changed, 'b.yaml']])).status).toBe(413);
    expect((await upload([], { fields: Object.fromEntries(Array.from({ length: 40 }, (_, i) => [`f${i}`, 'x'])) })).status).toBe(413);
    expect((await upload([[changed, 'a.yaml']], { path: `/programmes/${programme}/record/close-programme` })).status).toBe(415);
    expect((await upload([[changed, 'a.yaml']], { headers: { origin: 'https://elsewhere.example' } })).status).toBe(403);
    expect((await upload([[changed, 'a.yaml']], { headers: { 'sec-fetch-site': 'cross-site' } })).status).toBe(403);
    const broken = await server.nobody.send(`/programmes/${programme}/templates/publish`, { method: 'POST', headers: { cookie, 'content-type': 'multipart/form-data' }, body: 'x' });
    expect(broken.status).toBe(400);
    expect((await server.as('auditor').get(`/api/programmes/${programme}/templates`)).json<{ total: number }>().total).toBe(1);
  });
});

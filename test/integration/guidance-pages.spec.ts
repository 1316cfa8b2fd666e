import { fakeClock } from '#spec';
import { startTestServer, type TestServer } from '../support/server.js';

let server: TestServer;
let ulo: string;
let cookie: string;

const record = async (name: string, body: object): Promise<string> => {
  const answer = await server.as('programme-manager').post(name, body);
  expect([name, answer.status, answer.body.errors]).toEqual([name, 200, undefined]);
  await server.web.runtime.model.waitFor(answer.body.position, 5_000);
  return answer.body.stream.replace(/^[a-z]+-/u, '');
};
const page = async (path: string): Promise<string> => (await server.nobody.get(path, { cookie })).text.replace(/<[^>]+>/gu, ' ').replace(/\s+/gu, ' ');

beforeAll(async () => {
  server = await startTestServer({ clock: fakeClock('2026-03-02T10:00:00.000Z'), managers: [] });
  const programme = await record('open-programme', { occurredOn: '2025-01-06', name: 'Programme', area: 'County' });
  ulo = await record('start-ulo-development', { occurredOn: '2025-01-06', programme, name: 'Voices', area: 'Town', commissioner: 'Council' });
  const chosen = await server.nobody.send('/who', { method: 'POST', headers: { 'content-type': 'application/x-www-form-urlencoded' }, body: 'role=programme-manager&next=/' });
  cookie = chosen.headers.get('set-cookie')?.split(';')[0] ?? '';
});
afterAll(() => server.stop());

it('/ulos/{id}/history and ulo/meetings show the progress of a ULO, stage by stage', async () => {
  await record('assess-stage', { ulo, occurredOn: '2025-02-03', stage: 'individuals' });
  await record('assess-stage', { ulo, occurredOn: '2026-02-02', stage: 'established', why: 'A service is open' });
  for (const path of ['history', 'meetings']) {
    const text = await page(`/ulos/${ulo}/${path}`);
    for (const words of ['Committed individuals', '3 February 2025', 'Well established', '2 February 2026']) expect([path, text]).toEqual([path, expect.stringContaining(words)]);
  }
});

it('/rule-sets shows who counts under each, and what the guidance said in addition to the law', async () => {
  const text = await page('/rule-sets');
  for (const words of ['£144k', '£156,442', '£207,720', 'carers count if the programme says so', 'carers do not count', 'Procurement Act 2023']) expect(text).toContain(words);
});

it('/programmes/{id}/dashboard shows a lesson of one ULO to all people in the programme', async () => {
  await record('record-lesson', { ulo, occurredOn: '2026-01-12', topic: 'timescale', lesson: 'Two years were not enough' });
  const programmes = (await server.as('auditor').get('/api/programmes')).json<{ items: { id: string }[] }>();
  expect(await page(`/programmes/${programmes.items[0]?.id}/dashboard`)).toContain('Two years were not enough');
});

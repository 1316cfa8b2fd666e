import { systemIds } from '#kernel';
import { choosePersona } from '../support/choose-persona.js';
import { startTestServer, type TestServer } from '../support/server.js';

let server: TestServer;
let ulo: string;
beforeAll(async () => {
  server = await startTestServer({ managers: [] });
  const record = async (command: string, body: object): Promise<string> => (await server.as('programme-manager').post(command, { occurredOn: '2026-01-05', ...body })).body.stream.replace(/^[a-z]+-/u, '');
  const programme = await record('open-programme', { name: 'Westshire', area: 'Westshire' });
  ulo = await record('start-ulo-development', { programme, name: 'Ashby', area: 'Ashby', commissioner: 'County council' });
}, 60_000);
afterAll(() => server.stop());

describe('a rule that refuses an answer of a form', () => {
  const send = async (command: string, answers: Record<string, string>): Promise<{ status: number; summary: string; text: string }> => {
    const cookie = await choosePersona(server, 'programme-manager');
    const body = new URLSearchParams({ commandId: systemIds.next(), 'occurredOn-day': '6', 'occurredOn-month': '1', 'occurredOn-year': '2026', ...answers }).toString();
    const answer = await server.nobody.send(`/ulos/${ulo}/record/${command}`, { method: 'POST', body, headers: { cookie, 'content-type': 'application/x-www-form-urlencoded', origin: server.url, 'sec-fetch-site': 'same-origin' } });
    return { ...answer, summary: /govuk-error-summary__list">([^]*?)<\/ul>/u.exec(answer.text)?.[1]?.replace(/\s+/gu, ' ') ?? '' };
  };
  const days = (name: string, day: string): Record<string, string> => Object.fromEntries(['year', 'month', 'day'].map((part, i) => [`${name}-${part}`, day.split('-')[i] ?? '']));

  it('is shown in the summary, with a link to its field, and at the field', async () => {
    const { status, summary, text } = await send('agree-mentoring', { mentor: 'Neighbours', ...days('startsOn', '2026-02-01'), ...days('endsOn', '2026-01-31') });
    expect(status).toBe(409);
    expect(summary).toContain('<a href="#endsOn-day">');
    expect(summary.split('<li>').length - 1).toBe(1);
    expect(text).toContain('id="endsOn-error"');
  });

  it('is shown at the day if the day is too early', async () => {
    const { status, summary } = await send('plan-milestone', { name: 'Launch', kind: 'launch', ...days('dueOn', '2026-09-01'), ...days('occurredOn', '2025-12-01') });
    expect([status, summary.includes('<a href="#occurredOn-day">')]).toEqual([409, true]);
  });

  it('is shown without a link if it concerns no answer', async () => {
    await send('pause-development', { why: 'The worker left' });
    const { status, summary } = await send('pause-development', { why: 'Flood' });
    expect([status, summary.includes('<a '), summary.split('<li>').length - 1]).toEqual([409, false, 1]);
  });
});

import { choosePersona } from '../support/choose-persona.js';
import { startTestServer, type TestServer } from '../support/server.js';

/** Warnings and moved dates of a ULO whose launch was moved three times, on pages and over the API. */
describe('warnings and moved dates on pages', () => {
  let server: TestServer;
  let cookie: string;
  const ids = { ulo: '', milestone: '', move: '' };
  const manager = () => server.as('programme-manager');
  const get = async (path: string): Promise<string> => (await server.nobody.get(path, { cookie })).text;
  const record = async (command: string, occurredOn: string, fields: object = {}): Promise<string> => {
    server.clock.set(`${occurredOn}T10:00:00.000Z`);
    const answer = await manager().post(command, { ...(ids.ulo === '' ? {} : { ulo: ids.ulo }), occurredOn, ...fields });
    expect([command, answer.status, answer.text]).toEqual([command, 200, expect.stringContaining('stream')]);
    await server.web.runtime.model.waitFor(answer.body.position, 10_000);
    return answer.body.events[0] ?? answer.body.stream;
  };
  const move = (on: string, newDueOn: string, note?: string) =>
    record('reschedule-milestone', on, { milestone: ids.milestone, newDueOn, reasonCode: 'premises-not-secured', ...(note === undefined ? {} : { note }) });
  /** The cells of each row of the table with that caption, as text. */
  const rows = (page: string, caption: string): string[][] => {
    const table = page.slice(page.indexOf(`>${caption}</caption>`)).split('</table>', 1)[0] ?? '';
    return [...table.matchAll(/<tr class="govuk-table__row"[^>]*>([^]*?)<\/tr>/gu)].slice(1)
      .map(([, row = '']) => [...row.matchAll(/<t[hd][^>]*>([^]*?)<\/t[hd]>/gu)].map(([, cell = '']) => cell.replace(/<[^>]*>/gu, '').replace(/\s+/gu, ' ').trim()));
  };

  beforeAll(async () => {
    server = await startTestServer({ managers: [] });
    cookie = await choosePersona(server, 'programme-manager');
    server.clock.set('2025-01-06T10:00:00.000Z');
    const opened = await manager().post('open-programme', { occurredOn: '2025-01-06', name: 'Westshire', area: 'Westshire' });
    const programme = opened.body.stream.replace('programme-', '');
    const began = await manager().post('start-ulo-development', { occurredOn: '2025-01-06', programme, name: 'Hartwell', area: 'Hartwell', commissioner: 'Westshire Council' });
    ids.ulo = began.body.stream.replace('ulo-', '');
    await record('agree-mentoring', '2025-01-06', { mentor: 'Neighbour', startsOn: '2025-01-06', endsOn: '2025-10-17' });
    ids.milestone = await record('plan-milestone', '2025-01-06', { name: 'Launch event', kind: 'launch', dueOn: '2025-03-01' });
    ids.move = await move('2025-02-01', '2025-06-01');
    await move('2025-05-01', '2025-09-01', 'The lease fell through.');
    await record('elect-committee', '2025-05-01', { users: 2, carers: 2, others: 4 });
    await record('acknowledge-warning', '2025-05-02', { code: 'committee-half-or-fewer', answer: 'An election in June.' });
    await move('2025-09-21', '2025-10-01');
    server.clock.set('2025-12-10T10:00:00.000Z');
  }, 60_000);
  afterAll(() => server.stop());

  it('lists serious warnings first, with the answer and the owner of each, on the page and in the file', async () => {
    const listed = rows(await get('/warnings'), 'Open warnings');
    expect(listed[0]).toEqual(['Half or less of the committee use services Serious', 'Hartwell', '1 May 2025', expect.stringContaining('2 of 8'), '2 May 2025', 'Programme manager']);
    expect(listed.slice(1).every(([title]) => !title?.includes('Serious'))).toBe(true);
    expect(await get('/warnings')).toContain(`href="/ulos/${ids.ulo}/warnings">Half or less of the committee use services`);
    expect(rows(await get('/warnings?severity=red'), 'Open warnings')).toHaveLength(1);
    expect(await get('/warnings.csv?severity=red')).toMatch(/Half or less of the committee use services,serious,Hartwell,2025-05-01,[^\r]*,2025-05-02,Programme manager\r\n/u);
    const { items } = (await manager().get('/api/warnings?severity=amber')).json<{ items: { severity: string }[] }>();
    expect(new Set(items.map(({ severity }) => severity))).toEqual(new Set(['amber']));
  });

  it('lists them as at another day', async () => {
    const then = rows(await get('/warnings?on=2025-05-01'), 'Open warnings');
    expect(then[0]?.slice(0, 5)).toEqual(['Half or less of the committee use services Serious', 'Hartwell', '1 May 2025', expect.any(String), 'Not yet']);
    expect(await get('/warnings?on=2025-05-01')).toContain('open as at 1 May 2025');
    expect(rows(await get('/warnings?on=2025-04-30'), 'Open warnings').some(([title]) => title?.startsWith('Half'))).toBe(false);
  });

  it('returns every warning once, page by page', async () => {
    const { total } = (await manager().get('/api/warnings')).json<{ total: number }>();
    const seen: string[] = [];
    for (let after: string | null = ''; after !== null; ) {
      const page: { items: { code: string; opens: string }[]; next: string | null } = (await manager().get(`/api/warnings?limit=2${after === '' ? '' : `&after=${after}`}`)).json();
      seen.push(...page.items.map(({ code, opens }) => `${code} ${opens}`));
      after = page.next;
    }
    expect([seen.length, new Set(seen).size]).toEqual([total, total]);
  });

  it('shows how often a date was moved by the chosen day, the same in the list and on the ULO', async () => {
    const said = async (on?: string): Promise<[string | undefined, string | undefined]> => {
      const list = (await manager().get(`/api/warnings?code=milestone-moved-too-often${on ? `&on=${on}` : ''}`)).json<{ items: { why: string }[] }>();
      const view = (await manager().get(`/api/ulos/${ids.ulo}/warnings${on ? `?as-at=${on}` : ''}`)).json<{ open: { code: string; why: string }[] }>();
      return [list.items[0]?.why, view.open.find(({ code }) => code === 'milestone-moved-too-often')?.why];
    };
    for (const [on, words] of [['2025-02-01', 'moved once: from 2025-03-01 to 2025-06-01'], ['2025-05-01', 'moved 2 times: from 2025-03-01 to 2025-09-01'], [undefined, 'moved 3 times: from 2025-03-01 to 2025-10-01']] as const)
      expect([on, await said(on)]).toEqual([on, [expect.stringContaining(words), expect.stringContaining(words)]]);
  });

  it('warns when a mentoring agreement has ended', async () => {
    expect((await manager().get('/api/warnings?code=no-mentor')).json<{ items: { why: string }[] }>().items.map(({ why }) => why)).toEqual(['The last day of mentoring: 2025-10-17.']);
  });

  it('offers only the open warnings to a user who answers one', async () => {
    const form = await get(`/ulos/${ids.ulo}/record/acknowledge-warning`);
    const { items } = (await manager().get('/api/warnings')).json<{ items: { code: string }[] }>();
    expect([...new Set([...form.matchAll(/name="code"[^>]* value="([^"]+)"/gu), ...form.matchAll(/<option value="([^"]+)"/gu)].map(([, code]) => code))].sort()).toEqual([...new Set(items.map(({ code }) => code))].sort());
  });

  it('shows for each move who made it, when, and how late it was then, with a link to its entry', async () => {
    const page = await get(`/ulos/${ids.ulo}/plan`);
    expect(rows(page, 'Dates that were moved, and why')).toEqual([
      ['Launch event', '1 February 2025', '1 March 2025', '1 June 2025', 'Premises not secured', 'Programme manager'],
      ['Launch event', '1 May 2025', '1 June 2025', '1 September 2025', 'Premises not secured: The lease fell through.', 'Programme manager'],
      ['Launch event', '21 September 2025 when it was 20 days late', '1 September 2025', '1 October 2025', 'Premises not secured', 'Programme manager'],
    ]);
    expect(page).toContain(`href="/ulos/${ids.ulo}/history/${ids.move}"`);
  });

  it('counts the days of a late milestone equally from both dates', async () => {
    const [milestone] = rows(await get(`/ulos/${ids.ulo}/plan`), 'Milestones');
    expect(milestone).toEqual(['Launch event', '1 March 2025', '1 October 2025', 'Late, rescheduled', '284 days late', '70 days late']);
    await record('plan-milestone', '2025-12-10', { name: 'Bank account', kind: 'other', dueOn: '2025-12-12' });
    server.clock.set('2025-12-20T10:00:00.000Z');
    expect(rows(await get(`/ulos/${ids.ulo}/plan`), 'Milestones').find(([name]) => name === 'Bank account')?.slice(4)).toEqual(['8 days late', '8 days late']);
  });
});

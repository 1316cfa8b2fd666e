import { writeFileSync } from 'node:fs';
import type { UloView } from '#dashboards';
import { defaultTemplate } from '#development';
import { fakeClock } from '#spec';
import type { SheetReport } from '#import';
import { milepost, scratchFolder } from '../support/cli.js';
import { startWithPeople, type PeopleWithScopes } from '../support/people-with-scopes.js';
import { startTestServer, type Answer, type TestServer } from '../support/server.js';
import { controlsOf } from '../support/page-forms.js';

const sessions = 'Date;Hours;Topics;Paid by\r\n5/1/2026;2,5;Funding bids, premises;x\r\n46030;45 min;Launch;x\r\n2026-01-09;many;Launch;x\r\n';
const outcomes = ({ rows }: SheetReport): unknown[] => rows.map(({ row, outcome }) => [row, outcome]);

describe('spreadsheets of users, over the API and on the page', () => {
  let server: TestServer;
  let programme: string;
  let ulo: string;
  let cookie: string;
  beforeAll(async () => {
    server = await startTestServer({ clock: fakeClock('2026-01-31T10:00:00.000Z') });
    const manager = server.as('programme-manager');
    programme = (await manager.post('open-programme', { occurredOn: '2026-01-01', name: 'Programme', area: 'County' })).body.stream.slice('programme-'.length);
    ulo = (await manager.post('start-ulo-development', { occurredOn: '2026-01-02', programme, name: 'Riverside', area: 'Town', commissioner: 'County' })).body.stream.slice('ulo-'.length);
    await manager.post('lay-out-plan', { occurredOn: '2026-01-02', ulo, version: 0, startOn: '2026-01-02' });
    await manager.get('/api/ulos', { 'milepost-after': (await manager.post('record-partnership', { ulo, occurredOn: '2026-01-03', commissioner: 'County', mentor: 'Neighbours', localPeople: true })).body.position });
    const who = await server.nobody.send('/who', { method: 'POST', headers: { 'content-type': 'application/x-www-form-urlencoded' }, body: 'role=programme-manager&next=/' });
    cookie = who.headers.get('set-cookie')?.split(';')[0] ?? '';
  });
  afterAll(() => server.stop());

  const send = async (body: object, role: 'programme-manager' | 'mentor' | 'auditor' | 'committee' = 'programme-manager'): Promise<Answer> =>
    server.as(role).send('/api/imports', { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) });
  const report = async (body: object): Promise<SheetReport> => {
    const answer = await send(body);
    expect([answer.status, answer.text]).toEqual([200, expect.any(String)]);
    return answer.json<SheetReport>();
  };
  const recorded = async (type: string): Promise<number> =>
    (await server.as('auditor').get(`/api/ulos/${ulo}/history?limit=200`)).json<{ items: { type: string }[] }>().items.filter((one) => one.type === type).length;

  it('are checked first: each row with its number, what is refused and why, and the columns that are not read', async () => {
    const checked = await report({ kind: 'sessions', text: sessions, ulo });
    expect(outcomes(checked)).toEqual([[2, 'new'], [3, 'new'], [4, 'refused']]);
    expect(checked.rows.map(({ reasons, notes }) => [...reasons, ...notes])).toEqual([[], ['“46030” is taken as 2026-01-08, as Excel counts days.'], ['“many” must be a length of time, like 2.5, 2h30 or 45 min.']]);
    expect([checked.notRead, checked.counts]).toEqual([[{ letter: 'D', heading: 'Paid by' }], { new: 2, there: 0, refused: 1 }]);
    expect(await recorded('MentoringSessionLogged')).toBe(0);
  });

  it('are recorded once, for any sender and any file format', async () => {
    expect(outcomes(await report({ kind: 'sessions', text: sessions, ulo, record: true }))).toEqual([[2, 'new'], [3, 'new'], [4, 'refused']]);
    expect(await recorded('MentoringSessionLogged')).toBe(2);
    const again = 'Session date,Length,Subject,ULO\n2026-01-05,2.5,Funding bids; Premises,riverside\n8 January 2026,0.75,launch,Riverside\n';
    expect((await report({ kind: 'sessions', text: again, record: true })).counts).toEqual({ new: 0, there: 2, refused: 0 });
    expect((await send({ kind: 'sessions', text: again, record: true }, 'mentor')).json<SheetReport>().counts).toEqual({ new: 0, there: 2, refused: 0 });
    // The same row twice is one session.
    expect(outcomes(await report({ kind: 'sessions', text: 'Date,Hours,Topics\n2026-01-20,1,launch\n2026-01-20,1,launch\n', ulo, record: true }))).toEqual([[2, 'new'], [3, 'there']]);
    expect(await recorded('MentoringSessionLogged')).toBe(3);
    // Sessions that were recorded on the page are included.
    await server.as('mentor').post('log-mentoring-session', { ulo, occurredOn: '2026-01-21', hours: 3, topics: ['premises'] });
    expect((await report({ kind: 'sessions', text: 'Date,Hours,Topics\n21/1/2026,3,Premises\n', ulo })).counts).toEqual({ new: 0, there: 1, refused: 0 });
  });

  it('of milestones give the planned and the achieved day', async () => {
    const text = 'Milestone,Due date,Agreed on,Achieved\nNewsletter out,31/3/2026,5/1/2026,20/1/2026\nStall at the market,2026-02-20,,\nLogo chosen,2025-12-01,5/1/2026,\n';
    const first = await report({ kind: 'milestones', text, ulo, agreedOn: '2026-01-06', record: true });
    expect(outcomes(first)).toEqual([[2, 'new'], [3, 'new'], [4, 'refused']]);
    expect(first.rows[2]?.reasons.join()).toMatch(/2025-12-01/u);
    const view = (await server.as('auditor').get(`/api/ulos/${ulo}`)).json<UloView>();
    expect(view.milestones.items.map(({ name, dueOn, achievedOn }) => [name, dueOn, achievedOn])).toEqual(expect.arrayContaining([['Newsletter out', '2026-03-31', '2026-01-20'], ['Stall at the market', '2026-02-20', null]]));
    // On another day, with another day of agreement, nothing is recorded again; another due day needs a reason.
    expect((await report({ kind: 'milestones', text: text.replace(/Logo.*\n/u, ''), ulo, agreedOn: '2026-01-25', record: true })).counts).toEqual({ new: 0, there: 2, refused: 0 });
    const moved = await report({ kind: 'milestones', text: 'Name,Due\nNEWSLETTER OUT,2026-05-01\n', ulo });
    expect(moved.rows[0]?.reasons).toEqual(['“Newsletter out” is planned already, for 2026-03-31: reschedule it, with a reason, when its day has moved.']);
    expect(await recorded('MilestonePlanned')).toBe(2);
  });

  it('of steps name them by code or title, and follow the rules of the plan', async () => {
    const text = `Step,Started,Completed,Notes\na1,5/1/2026,,\n${defaultTemplate.steps.find(({ code }) => code === 'C2')?.title.toUpperCase() ?? ''},6/1/2026,,\nZ99,7/1/2026,,\nD3,1/3/2026,,\n`;
    const checked = await report({ kind: 'steps', text, ulo, record: true });
    expect(outcomes(checked)).toEqual([[2, 'new'], [3, 'new'], [4, 'refused'], [5, 'refused']]);
    expect(checked.rows.slice(2).map(({ reasons }) => reasons.join())).toEqual(['The plan has no step “Z99”: give its code.', expect.stringContaining('must not be in the future')]);
    expect(outcomes(await report({ kind: 'steps', text: text.split('\n').slice(0, 3).join('\n'), ulo, record: true }))).toEqual([[2, 'there'], [3, 'there']]);
  });

  it('are refused for a sender who may not record the rows', async () => {
    expect((await send({ kind: 'sessions', text: sessions, ulo }, 'auditor')).status).toBe(403);
    const committee = (await send({ kind: 'sessions', text: sessions, ulo, record: true }, 'committee')).json<SheetReport>();
    expect(committee.counts).toEqual({ new: 0, there: 0, refused: 3 });
    expect(committee.rows[0]?.reasons.join()).toMatch(/cannot log a mentoring session/u);
    expect((await send({ kind: 'cakes', text: '', agreedOn: 'soon', record: 'yes', more: 1 })).body.errors.map(({ field }) => field)).toEqual(['more', 'kind', 'agreedOn', 'record']);
    expect((await send({ kind: 'sessions', text: 'Date\n' })).body.errors.map(({ message }) => message)).toEqual([expect.stringContaining('Row 1: There is no column “Hours”'), expect.stringContaining('Row 1: There is no column “Topics”')]);
  });

  const post = (fields: Record<string, string>, file?: [Buffer, string]): Promise<Answer> => {
    const form = new FormData();
    for (const [name, value] of Object.entries(fields)) form.append(name, value);
    if (file) form.append('file', new Blob([Uint8Array.from(file[0])]), file[1]);
    return server.nobody.send('/imports', { method: 'POST', headers: { cookie }, body: form });
  };

  it('are sent on a page without JavaScript, checked, and recorded', async () => {
    const form = await server.nobody.get(`/imports?ulo=${ulo}`, { cookie });
    expect(form.text).toMatch(/enctype="multipart\/form-data"[^]*type="file"/u);
    const file: [Buffer, string] = [Buffer.from('\uFEFFDate\tHours\tTopics\r\n12/01/2026\t1\tQuality assurance & café\r\n13/01/2026\t1\tGovernance\r\n', 'utf16le'), 'sheet.txt'];
    const checked = await post({ kind: 'sessions', ulo, agreedOn: '' }, file);
    expect([checked.status, checked.text.includes('Check the rows'), checked.text.includes('Record 1 row')]).toEqual([200, true, true]);
    expect(checked.text).toContain('“Quality assurance &amp; café” is not one of');
    const hidden = Object.fromEntries(controlsOf(checked.text).filter(({ type }) => type === 'hidden').map(({ name, value }) => [name, value.replaceAll('&amp;', '&').replaceAll('&quot;', '"')]));
    const done = await server.nobody.send('/imports', { method: 'POST', headers: { cookie, 'content-type': 'application/x-www-form-urlencoded' }, body: new URLSearchParams({ ...hidden, _step: 'record' }).toString() });
    expect([done.status, /<h1[^>]*>\s*1 row recorded/u.test(done.text)]).toEqual([200, true]);
    expect((await post({ kind: 'sessions', ulo, agreedOn: '' }, file)).text).not.toContain('value="record"');
  });

  it('are refused on the page with the reason', async () => {
    for (const [fields, file, fault] of [
      [{ kind: 'sessions' }, undefined, 'Choose a file, or paste the rows'], [{}, [Buffer.from('Date'), 'a.csv'], 'Choose what is in it'],
      [{ kind: 'sessions' }, [Buffer.from('x'), 'a.xlsx'], 'saved as CSV'], [{ kind: 'sessions', agreedOn: 'soon', text: 'x' }, undefined, 'The day must be a real date'],
      [{ kind: 'sessions', text: 'Date\n1' }, undefined, 'There is no column “Hours”'],
    ] as [Record<string, string>, [Buffer, string] | undefined, string][]) {
      const { status, text } = await post(fields, file);
      expect([status, fault, text.includes('There is a problem') && text.includes(fault)]).toEqual([400, fault, true]);
    }
  });
});

describe('spreadsheets of a user with access to one programme', () => {
  let app: PeopleWithScopes;
  beforeAll(async () => void (app = await startWithPeople()), 60_000);
  afterAll(() => app.stop());

  it('are recorded there, and find nothing elsewhere', async () => {
    const [mine, other] = app.places;
    const mentor = await app.person('Mentor', { role: 'mentor', programme: mine.programme });
    const text = `ULO,Date,Hours,Topics\nOrganisation 1,2026-01-05,1,launch\nOrganisation 2,2026-01-05,1,launch\n${other.ulo},2026-01-05,1,launch\n`;
    const ask = async (names: string[], body: object): Promise<{ status: number; report: SheetReport }> => {
      const answer = await fetch(`${app.site}/api/imports`, { method: 'POST', headers: { authorization: `Bearer ${await app.tokenOf(mentor, names)}`, 'content-type': 'application/json' }, body: JSON.stringify(body) });
      return { status: answer.status, report: (await answer.json()) as SheetReport };
    };
    await app.shown();
    const all = ['importSheet', 'log-mentoring-session'];
    const { report } = await ask(all, { kind: 'sessions', text, record: true });
    expect(report.rows.map(({ outcome, reasons }) => [outcome, ...reasons])).toEqual([['new'], ['refused', 'There is no ULO “Organisation 2”, or you do not see it.'], ['refused', `There is no ULO “${other.ulo}”, or you do not see it.`]]);
    expect((await ask(all, { kind: 'sessions', text, ulo: other.ulo })).status).toBe(404);
    expect((await ask(['importSheet'], { kind: 'sessions', text })).status).toBe(403);
    expect((await ask(['log-mentoring-session'], { kind: 'sessions', text })).status).toBe(403);
  });
});

describe('milepost import --kind', () => {
  const { path, remove } = scratchFolder();
  const folder = path('data');
  afterAll(remove);
  const ulo = 'Riverside Voices (invented)';
  const day = (daysAgo: number): string => Temporal.Now.plainDateISO('Europe/London').subtract({ days: daysAgo }).toString();
  const run = (...more: string[]) => milepost(folder, 'import', path('sheet.csv'), '--kind', 'sessions', ...more);

  it('shows each row, records nothing in a dry run or when a row is refused, and records once', async () => {
    expect((await milepost(folder, 'seed')).code).toBe(0);
    writeFileSync(path('sheet.csv'), `Date;Hours;Topics;Colour\n${day(20)};2,5;Launch;red\n${day(19)};x;Launch;red\n`);
    const dry = await run('--as', 'mentor', '--ulo', ulo, '--dry-run');
    expect([dry.code, dry.out.split('\n')]).toEqual([0, [
      'Columns that are not read: D “Colour”.', `Row 2: new. ${ulo} 2.5 hours: Launch, on ${day(20)}.`, `Row 3: refused. ${ulo} “x” must be a length of time, like 2.5, 2h30 or 45 min.`,
      'Nothing was recorded. 2 rows: 1 would be recorded, 0 there already, 1 refused.', '',
    ]]);
    const refused = await run('--as', 'mentor', '--ulo', ulo);
    expect([refused.code, refused.err]).toEqual([1, '1 of 2 rows cannot be recorded; nothing was recorded. Put them right, or say --skip-refused.\n']);
    expect((await run('--as', 'mentor', '--ulo', ulo, '--skip-refused')).out).toContain('2 rows: 1 recorded, 0 there already, 1 refused.');
    expect((await run('--as', 'mentor', '--ulo', ulo, '--skip-refused')).out).toContain('2 rows: 0 recorded, 1 there already, 1 refused.');
    for (const [args, fault] of [[['--as', 'mentor', '--ulo', 'Nobody'], 'There is no ULO “Nobody”.'], [['--ulo', ulo], 'Give with --as the role that records'], [['--as', 'mentor', '--agreed-on', 'soon'], 'It must be a real date']] as const)
      expect(await run(...args)).toMatchObject({ code: 2, err: expect.stringContaining(fault) as string });
    expect(await milepost(folder, 'import', path('sheet.csv'), '--as', 'mentor', '--dry-run')).toMatchObject({ code: 2 });
  }, 60_000);
});

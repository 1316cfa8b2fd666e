import ICAL from 'ical.js';
import { secretHashOf } from '#people';
import { validateCalendar } from '../formats/judges/calendar.js';
import { startTestServer, type TestServer } from '../support/server.js';

const secret = 'an-invented-secret-of-forty-three-letters-x';
const other = 'another-invented-secret-of-43-letters-xxxx-';
const stranger = 'a-secret-that-was-never-given-to-anybody-xx';

/** The events that an independent reader finds in a feed. */
const eventsIn = (text: string) =>
  new ICAL.Component(ICAL.parse(text) as unknown[]).getAllSubcomponents('vevent').map((component) => {
    const event = new ICAL.Event(component);
    const alarms = component.getAllSubcomponents('valarm').map((alarm) => String(alarm.getFirstPropertyValue('trigger')));
    return { uid: event.uid, summary: event.summary, start: event.startDate.toString(), allDay: event.startDate.isDate, sequence: event.sequence, alarms };
  });

describe('a calendar feed', () => {
  let server: TestServer;
  let programme: string;
  let ulo: string;
  let milestone: string;
  let person: string;
  const manager = () => server.as('programme-manager');
  const send = async (name: string, body: object) => {
    const { status, body: answer, text } = await manager().post(name, { occurredOn: '2026-01-05', ...body });
    expect([status, text]).toEqual([200, text]);
    expect(await server.web.runtime.model.waitFor(answer.position, 5_000)).toBe(true);
    return answer;
  };
  const feed = (query = '', of = secret) => server.nobody.get(`/calendar/${of}.ics${query}`);

  beforeEach(async () => {
    server = await startTestServer({ managers: [] });
    programme = (await send('open-programme', { name: 'Programme', area: 'Area' })).stream.slice('programme-'.length);
    ulo = (await send('start-ulo-development', { programme, name: 'Ünïted Vöices – a name in which every second letter is longer than one byte, öäüß', area: 'Area', commissioner: 'Council' })).stream.slice('ulo-'.length);
    milestone = (await send('plan-milestone', { ulo, name: 'Launch event', kind: 'launch', dueOn: '2026-06-01' })).events[0] ?? '';
    person = (await send('register-person', { name: 'Ottoline Brackenthwaite', organisation: 'Trust', role: 'mentor' })).stream.slice('person-'.length);
    await send('issue-calendar-address', { person, secretHash: secretHashOf(secret) });
  });
  afterEach(() => server.stop());

  it('is read by an independent reader: all-day events with alarms, and the fields that Outlook, Google and Apple need', async () => {
    const { status, headers, text } = await feed();
    expect(status).toBe(200);
    expect(headers.get('content-type')).toBe('text/calendar; charset=utf-8');
    expect(headers.get('cache-control')).toBe('private, max-age=900');
    expect(eventsIn(text)).toEqual([
      { uid: expect.stringMatching(/@milepost$/u) as string, summary: expect.stringContaining('Launch event (Ünïted') as string, start: '2026-06-01', allDay: true, sequence: 1, alarms: ['-P6DT15H', '-PT15H'] },
    ]);
    expect(text).toMatch(/^BEGIN:VCALENDAR\r\nVERSION:2\.0\r\n/u);
    expect(text).toMatch(/\r\nDTSTART;VALUE=DATE:20260601\r\n/u);
    expect(text).toMatch(/\r\nDTSTAMP:\d{8}T\d{6}Z\r\n/u);
    expect(text).toMatch(/\r\nREFRESH-INTERVAL;VALUE=DURATION:PT1H\r\nX-PUBLISHED-TTL:PT1H\r\n/u);
    expect(text).not.toMatch(/METHOD|TZID|Ottoline|(?<!\r)\n/u);
    // RFC 5545, 3.1: no line is longer than 75 octets.
    expect(Math.max(...text.split('\r\n').map((line) => Buffer.byteLength(line)))).toBeLessThanOrEqual(75);
  });

  it('keeps the UID of a milestone that moves, and raises its SEQUENCE, also when the move is withdrawn', async () => {
    const [before] = eventsIn((await feed()).text);
    const moved = await send('reschedule-milestone', { ulo, milestone, newDueOn: '2026-07-01', reasonCode: 'outside', note: 'Later' });
    const [after] = eventsIn((await feed()).text);
    expect(after).toMatchObject({ uid: before?.uid, start: '2026-07-01' });
    expect(after?.sequence).toBeGreaterThan(before?.sequence ?? 0);
    const { body } = await manager().post('withdraw-fact', { ulo, corrects: moved.events[0], reason: 'It was another one' });
    await server.web.runtime.model.waitFor(body.position, 5_000);
    const [back] = eventsIn((await feed()).text);
    expect(back).toMatchObject({ uid: before?.uid, start: '2026-06-01' });
    expect(back?.sequence).toBeGreaterThan(after?.sequence ?? 0);
  });

  it('omits the days of a closed programme, until the closing is withdrawn', async () => {
    const closed = await send('close-programme', { programme });
    expect(eventsIn((await feed()).text)).toEqual([]);
    const { body } = await manager().post('withdraw-fact', { programme, corrects: closed.events[0], reason: 'It goes on' });
    await server.web.runtime.model.waitFor(body.position, 5_000);
    expect(eventsIn((await feed()).text)).toHaveLength(1);
  });

  it('omits a cancelled milestone', async () => {
    await send('cancel-milestone', { ulo, milestone, reasonCode: 'outside' });
    expect(eventsIn((await feed()).text)).toEqual([]);
  });

  it('can be filtered by ULO and kind, and omit alarms; wrong values are refused, and parameters that programs add are ignored', async () => {
    expect(eventsIn((await feed('?kind=lease,report')).text)).toEqual([]);
    expect(eventsIn((await feed('?kind=milestone')).text).length).toBe(1);
    expect(eventsIn((await feed(`?ulo=${ulo}`)).text).length).toBe(1);
    expect(eventsIn((await feed(`?ulo=${person}`)).text)).toEqual([]);
    expect(eventsIn((await feed('?alarms=no')).text)[0]?.alarms).toEqual([]);
    for (const query of ['?kind=birthday', '?ulo=MAP', '?alarms=loud']) expect((await feed(query)).status).toBe(400);
    expect(eventsIn((await feed('?nocache=1&kind=milestone')).text).length).toBe(1);
  });

  it('is not sent again while nothing changed', async () => {
    const etag = (await feed()).headers.get('etag') ?? '';
    for (const named of [etag, `W/${etag}`, `"another", ${etag}`, '*']) expect((await server.nobody.get(`/calendar/${secret}.ics`, { 'if-none-match': named })).status).toBe(304);
    await send('reschedule-milestone', { ulo, milestone, newDueOn: '2026-07-01', reasonCode: 'outside', note: 'Later' });
    expect((await server.nobody.get(`/calendar/${secret}.ics`, { 'if-none-match': etag })).status).toBe(200);
  });

  it('is found under its newest address only; the response does not say what is wrong with another', async () => {
    await send('issue-calendar-address', { person, secretHash: secretHashOf(other) });
    const answers = await Promise.all([feed(), feed('', stranger), feed('', 'short'), feed('', '..%2f..%2fkeys.db')]);
    expect(answers.map(({ status }) => status)).toEqual([404, 404, 404, 404]);
    const said = answers.map(({ text }) => text.replace(/[0-9a-f]{8}-[0-9a-f-]{27}/gu, 'reference'));
    expect(new Set(said).size).toBe(1);
    expect((await feed('', other)).status).toBe(200);
    await send('revoke-calendar-address', { person });
    expect((await feed('', other)).status).toBe(404);
  });

  it('has a secret of one person only: another use is refused, also when two are recorded at once', async () => {
    const others = await Promise.all(['A', 'B'].map((name) => send('register-person', { name, organisation: 'Trust', role: 'mentor' })));
    const [a = '', b = ''] = others.map(({ stream }) => stream.slice('person-'.length));
    const issue = (to: string, of: string) => manager().post('issue-calendar-address', { person: to, occurredOn: '2026-01-05', secretHash: secretHashOf(of) });
    expect((await issue(a, secret)).body).toMatchObject({ status: 409, code: 'calendar-secret-taken' });
    expect((await issue(person, secret)).status).toBe(200);
    expect((await Promise.all([issue(a, other), issue(b, other)])).map(({ status }) => status).sort()).toEqual([200, 409]);
    await send('revoke-calendar-address', { person });
    expect((await issue(a, secret)).status).toBe(200);
  });

  it('ends when the person leaves, or is erased', async () => {
    await send('person-leaves', { person });
    expect((await feed()).status).toBe(404);
    await send('person-returns', { person });
    expect((await feed()).status).toBe(200);
    const { body } = await server.as('data-protection-officer').post('erase-person', { person, occurredOn: '2026-01-06' });
    await server.web.runtime.model.waitFor(body.position, 5_000);
    expect((await feed()).status).toBe(404);
  });

  it('contains only the days of the ULO in which the person takes part', async () => {
    await send('change-person', { person, name: 'O', organisation: 'T', role: 'mentor', onlyUlo: person });
    expect(eventsIn((await feed()).text)).toEqual([]);
    expect(eventsIn((await feed(`?ulo=${ulo}`)).text)).toEqual([]);
    await send('change-person', { person, name: 'O', organisation: 'T', role: 'mentor', onlyUlo: ulo });
    expect(eventsIn((await feed()).text).length).toBe(1);
  });

  it('can be limited to one programme: milestones, steps and what ends of all its ULOs, under its name', async () => {
    const second = (await send('start-ulo-development', { programme, name: 'Second', area: 'Area', commissioner: 'Council' })).stream.slice('ulo-'.length);
    await send('sign-agreement', { ulo: second, instrument: 'grant', amountPence: 100, startsOn: '2026-01-05', endsOn: '2026-12-31', coreSharePercent: 100 });
    await send('lay-out-plan', { ulo: second, version: 0, startOn: '2026-01-05' });
    const elsewhere = (await send('open-programme', { name: 'Elsewhere', area: 'Area' })).stream.slice('programme-'.length);
    const third = (await send('start-ulo-development', { programme: elsewhere, name: 'Third', area: 'Area', commissioner: 'Council' })).stream.slice('ulo-'.length);
    await send('plan-milestone', { ulo: third, name: 'Hidden', kind: 'other', dueOn: '2026-06-01' });
    const { text } = await feed(`?programme=${programme}`);
    expect(text).toMatch(/\r\nX-WR-CALNAME:Milepost: Programme\r\n/u);
    const read = validateCalendar(Buffer.from(text));
    expect(read.map(({ description }) => description.split('\n')[0])).toEqual(expect.arrayContaining(['Milestone due.', 'Step due.', 'Funding agreement ends.']));
    expect([read.some(({ summary }) => summary.includes('Ünïted')), read.some(({ summary }) => summary.includes('Second')), read.some(({ summary }) => summary.includes('Third'))]).toEqual([true, true, false]);
    expect(validateCalendar(Buffer.from((await feed(`?programme=${elsewhere}`)).text)).map(({ summary }) => summary)).toEqual(['Hidden (Third)']);
    expect((await feed('?programme=ours')).status).toBe(400);
    // A person of one programme finds nothing of another, and not its name.
    await send('change-person', { person, name: 'O', organisation: 'T', role: 'mentor', onlyProgramme: programme });
    const other = (await feed(`?programme=${elsewhere}`)).text;
    expect([validateCalendar(Buffer.from(other)), other.includes('Elsewhere')]).toEqual([[], false]);
    expect((await feed()).text).toBe((await feed(`?programme=${programme}`)).text);
    // The same as a file, for signed-in users.
    const form = { method: 'POST', headers: { 'content-type': 'application/x-www-form-urlencoded' } };
    const who = await server.nobody.send('/who', { ...form, body: 'role=programme-manager&next=/' });
    const cookie = who.headers.get('set-cookie')?.split(';')[0] ?? '';
    const file = await server.nobody.get(`/programmes/${programme}/calendar.ics`, { cookie });
    expect([file.status, file.headers.get('content-type')]).toEqual([200, 'text/calendar; charset=utf-8']);
    expect(validateCalendar(Buffer.from(file.text))).toEqual(read);
    expect((await server.nobody.get(`/programmes/${person}/calendar.ics`, { cookie })).status).toBe(404);
    // The page with the address of a person links to the feed of each programme.
    const issued = await server.nobody.send(`/people/${person}/calendar`, { ...form, headers: { ...form.headers, cookie }, body: '_do=issue' });
    expect(issued.status).toBe(303);
    // The page waits until the new address is in the read model.
    const page = await server.nobody.get(issued.headers.get('location') ?? '', { cookie });
    const [, path = ''] = new RegExp(`href="[^"]*(/calendar/[^"]*\\?programme=${programme})"`, 'u').exec(page.text) ?? [];
    expect(validateCalendar(Buffer.from((await server.nobody.get(path)).text))).toEqual(read);
  });
});

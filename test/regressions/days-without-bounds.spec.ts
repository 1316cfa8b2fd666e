import { randomUUID } from 'node:crypto';
import { jest } from '@jest/globals';
import ICAL from 'ical.js';
import { calendarFeed } from '#calendar';
import type { StoredEvent } from '#kernel';
import { startTestServer, type Client, type TestServer } from '../support/server.js';

jest.setTimeout(60_000);

/**
 * A milestone due in the year 26, or "9999-12-31" for no end, was taken everywhere. The first made reminders count week by
 * week through 2,000 years; a day after the second has five figures of a year and sorts before every other.
 */
describe('days without bounds', () => {
  let server: TestServer;
  let manager: Client;
  let programme: string;
  let ulo: string;
  const idOf = (stream: string): string => stream.replace(/^[a-z]+-/u, '');

  beforeAll(async () => {
    server = await startTestServer({ managers: [] });
    manager = server.as('programme-manager');
    programme = idOf((await manager.post('open-programme', { occurredOn: '2009-01-01', name: 'P', area: 'A' })).body.stream);
    ulo = idOf((await manager.post('start-ulo-development', { occurredOn: '2009-02-01', programme, name: 'U', area: 'A', commissioner: 'Council' })).body.stream);
  });
  afterAll(() => server.stop());

  it.each(['0000-01-01', '0026-05-05', '1899-12-31', '2200-01-01', '9999-12-31'])('%s is refused in a command', async (day) => {
    const sent = await manager.post('plan-milestone', { ulo, occurredOn: '2009-02-02', name: 'M', kind: 'other', dueOn: day });
    expect([sent.status, sent.body.errors]).toEqual([400, [{ field: 'dueOn', message: 'Due on must be between 1 January 1900 and 31 December 2199' }]]);
    if (day < '2000') expect((await manager.post('plan-milestone', { ulo, occurredOn: day, name: 'M', kind: 'other', dueOn: '2026-01-01' })).status).toBe(400);
  });

  it.each(['/api/ulos/:ulo?as-at=', '/api/ulos/:ulo?known-at=', '/api/warnings?on='])('a day outside is refused in %s', async (path) => {
    const answer = await manager.get(`${path.replace(':ulo', ulo)}9999-12-31`);
    expect([answer.status, answer.body.errors[0]?.message]).toEqual([400, 'Must be between 1 January 1900 and 31 December 2199']);
  });

  it('a place in the list of reminders that is no day is refused', async () => {
    const after = (day: string): string => Buffer.from(JSON.stringify(['to-come', day, ulo, 'x'])).toString('base64url');
    for (const day of ['rubbish', '+010000-01-01', '9999-12-31']) expect((await manager.get(`/api/programmes/${programme}/reminders?after=${after(day)}`)).status).toBe(400);
  });

  describe('in a log that was written before', () => {
    const days = ['0000-01-01', '0026-05-05', '0209-02-02', '9999-12-31'];
    /** Records facts as they were taken before there were bounds. */
    async function record(facts: readonly (readonly [type: string, occurredOn: string, data: object])[]): Promise<void> {
      const { store, model } = server.web.runtime;
      let last: StoredEvent | undefined;
      for await (const { events } of store.readAll()) last = events.findLast((event) => event.stream === `ulo-${ulo}`) ?? last;
      if (!last) throw new Error('There is no such stream');
      const { revision, recordedAt } = last;
      const { hash, commandHash, correlationId, causationId, actor } = last.metadata;
      const events = facts.map(([type, occurredOn, data]) => ({
        id: randomUUID(), type, version: 1, recordedAt, occurredOn, data, metadata: { commandId: randomUUID(), commandHash, correlationId, causationId, actor },
      }));
      const { position } = await store.append(`ulo-${ulo}`, events, { head: { revision, hash } });
      expect(await model.waitFor(position, 30_000)).toBe(true);
    }

    beforeAll(() =>
      record(
        days.flatMap((day) => {
          const begins = day < '2000' ? day : '2009-02-02';
          return [
            ['MilestonePlanned', begins, { name: `Due ${day}`, kind: 'other', dueOn: day }],
            ['MentoringAgreed', begins, { mentor: `Mentor ${day}`, startsOn: begins, endsOn: day }],
            ['AgreementSigned', begins, { instrument: 'core-grant', amountPence: 1, startsOn: begins, endsOn: day, coreSharePercent: 50 }],
            ['PremisesSecured', begins, { tenure: 'lease', startsOn: begins, endsOn: day, accessible: true, councilBranded: false }],
            ['InsuranceTakenOut', begins, { kind: 'public-liability', endsOn: day }],
            ['PoliciesAdopted', begins, { policies: ['safeguarding'], reviewOn: day }],
          ] as const;
        }),
      ),
    );

    it('lists, pages, warnings, reminders and the calendar are shown, each with less than a second of work', async () => {
      const paths = [`/api/ulos/${ulo}`, `/api/ulos/${ulo}?as-at=1900-01-01`, `/api/ulos/${ulo}/reminders`, '/api/ulos', '/api/milestones', '/api/warnings'];
      paths.push(...['', '?state=planned', '?state=due'].map((query) => `/api/programmes/${programme}/reminders${query}`));
      for (const path of paths) {
        const began = process.cpuUsage();
        const answer = await manager.get(path);
        expect([path, answer.status]).toEqual([path, 200]);
        expect(process.cpuUsage(began).user).toBeLessThan(1_000_000);
        expect(answer.text).not.toMatch(/\+01|-00000|NaN/u);
      }
    });

    it('pages draw them', async () => {
      const headers = { 'content-type': 'application/x-www-form-urlencoded', origin: server.url };
      const chosen = await server.nobody.send('/who', { method: 'POST', headers, body: 'role=programme-manager&next=/' });
      const cookie = chosen.headers.getSetCookie().map((each) => each.split(';')[0]).join('; ');
      for (const page of ['', '/plan', '/mentoring', '/governance', '/staff-and-premises', '/funding', '/warnings', '/reminders', '/history', '/plan?asAt=1900-01-01']) {
        const { status, text } = await server.nobody.get(`/ulos/${ulo}${page}`, { cookie });
        expect([page, status]).toEqual([page, 200]);
        expect(text).not.toMatch(/NaN|Infinity/u);
        // The lines of a chart are no more than there is room for.
        expect(text.split('mp-chart__grid').length).toBeLessThan(100);
      }
    });

    it('an independent reader takes them from the calendar', () => {
      const text = calendarFeed(server.web.runtime.model, { within: 'everything', site: 'https://milepost.example' });
      const starts = new ICAL.Component(ICAL.parse(text) as unknown[]).getAllSubcomponents('vevent').map((event) => String(event.getFirstPropertyValue('dtstart')));
      // This reader leaves out leading noughts of a year.
      expect(new Set(starts)).toEqual(new Set(days.map((day) => day.replace(/^0{1,3}/u, ''))));
      expect(text.match(/^DTSTART.*$/gmu)).toEqual(expect.arrayContaining(days.map((day) => `DTSTART;VALUE=DATE:${day.replaceAll('-', '')}`)));
    });

    it('a day far ahead has not passed, and one long ago has passed since that day', async () => {
      const { open } = (await manager.get(`/api/ulos/${ulo}/warnings`)).json<{ open: { code: string; why: string; daysOpen: number }[] }>();
      expect(open.filter(({ why }) => why.includes('9999-12-31')).map(({ code }) => code)).toEqual(['agreement-outside-three-to-five-years']);
      expect(open.filter(({ why }) => why.includes('0026-05-05')).length).toBeGreaterThan(0);
      for (const { daysOpen } of open) expect(daysOpen).toBeGreaterThanOrEqual(0);
    });
  });
});

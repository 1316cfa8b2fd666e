import { randomUUID } from 'node:crypto';
import { jest } from '@jest/globals';
import ICAL from 'ical.js';
import { calendarFeed } from '#calendar';
import type { StoredEvent } from '#kernel';
import { startTestServer, type Client, type TestServer } from '../support/server.js';

jest.setTimeout(60_000);

/**
 * Regression: a milestone due in the year 26, or "9999-12-31" for no end, was accepted everywhere. The first made reminders
 * count week by week through 2,000 years. A day after the second has a five-digit year and sorts before all other days.
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

  it.each(['/api/ulos/:ulo?as-at=', '/api/ulos/:ulo?known-at=', '/api/warnings?on='])('a day outside the limits is refused in %s', async (path) => {
    const answer = await manager.get(`${path.replace(':ulo', ulo)}9999-12-31`);
    expect([answer.status, answer.body.errors[0]?.message]).toEqual([400, 'Must be between 1 January 1900 and 31 December 2199']);
  });

  it('refuses a cursor in the list of reminders with an invalid day', async () => {
    const after = (day: string): string => Buffer.from(JSON.stringify(['to-come', day, ulo, 'x'])).toString('base64url');
    for (const day of ['rubbish', '+010000-01-01', '9999-12-31']) expect((await manager.get(`/api/programmes/${programme}/reminders?after=${after(day)}`)).status).toBe(400);
  });

  describe('in a log from before the limits', () => {
    const days = ['0000-01-01', '0026-05-05', '0209-02-02', '9999-12-31'];
    /** Records facts directly in the store, as they were accepted before there were limits. */
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

    it('answers each list, page and calendar with less than a second of processor time', async () => {
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

    it('shows the days on pages', async () => {
      const headers = { 'content-type': 'application/x-www-form-urlencoded', origin: server.url };
      const chosen = await server.nobody.send('/who', { method: 'POST', headers, body: 'role=programme-manager&next=/' });
      const cookie = chosen.headers.getSetCookie().map((each) => each.split(';')[0]).join('; ');
      for (const page of ['', '/plan', '/mentoring', '/governance', '/staff-and-premises', '/funding', '/warnings', '/reminders', '/history', '/plan?asAt=1900-01-01']) {
        const { status, text } = await server.nobody.get(`/ulos/${ulo}${page}`, { cookie });
        expect([page, status]).toEqual([page, 200]);
        expect(text).not.toMatch(/NaN|Infinity/u);
        // A chart has a limited number of grid lines.
        expect(text.split('mp-chart__grid').length).toBeLessThan(100);
      }
    });

    it('gives calendar days that an independent parser can read', () => {
      const text = calendarFeed(server.web.runtime.model, { within: 'everything', site: 'https://milepost.example' });
      const starts = new ICAL.Component(ICAL.parse(text) as unknown[]).getAllSubcomponents('vevent').map((event) => String(event.getFirstPropertyValue('dtstart')));
      // This parser leaves out leading zeros of a year.
      expect(new Set(starts)).toEqual(new Set(days.map((day) => day.replace(/^0{1,3}/u, ''))));
      expect(text.match(/^DTSTART.*$/gmu)).toEqual(expect.arrayContaining(days.map((day) => `DTSTART;VALUE=DATE:${day.replaceAll('-', '')}`)));
    });

    it('treats a far future day as not passed, and a day long ago as passed', async () => {
      const { open } = (await manager.get(`/api/ulos/${ulo}/warnings`)).json<{ open: { code: string; why: string; daysOpen: number }[] }>();
      expect(open.filter(({ why }) => why.includes('9999-12-31')).map(({ code }) => code)).toEqual(['agreement-outside-three-to-five-years']);
      expect(open.filter(({ why }) => why.includes('0026-05-05')).length).toBeGreaterThan(0);
      for (const { daysOpen } of open) expect(daysOpen).toBeGreaterThanOrEqual(0);
    });
  });
});

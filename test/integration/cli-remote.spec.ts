import { jest } from '@jest/globals';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { addDays } from '#kernel';
import { fakeClock } from '#spec';
import { readRoutes } from '../../apps/web/src/reads/read-routes.js';
import { milepostWith, scratchFolder, type CliRun } from '../support/cli.js';
import { PeopleWithRoles } from '../support/people-with-roles.js';
import { startSignInServer, type SignInServer } from '../support/signed-in.js';

jest.setTimeout(60_000);

describe('the command line with a server', () => {
  const { path, remove } = scratchFolder();
  let app: SignInServer;
  let people: PeopleWithRoles;
  let programme: string;
  let ulo: string;
  let manager: string;
  let everything: string;
  beforeAll(async () => {
    app = await startSignInServer({ clock: fakeClock(new Date().toISOString()), env: { EXAMPLE: 'off' } });
    people = new PeopleWithRoles(app);
    programme = await people.record('open-programme', { name: 'First', area: 'Town', occurredOn: '2026-01-05' });
    const other = await people.record('open-programme', { name: 'Second', area: 'Town', occurredOn: '2026-01-05' });
    ulo = await people.record('start-ulo-development', { programme, name: 'Organisation One', area: 'Town', commissioner: 'County', occurredOn: '2026-01-05' });
    await people.record('start-ulo-development', { programme: other, name: 'Hidden', area: 'Town', commissioner: 'County', occurredOn: '2026-01-05' });
    const mia = await people.register('Mia Manager', 'mia@council.example', { onlyProgramme: programme });
    await people.record('grant-role', { person: mia, role: 'programme-manager', programmeScope: programme }, { role: 'administrator' });
    await people.record('grant-role', { person: mia, role: 'mentor', uloScope: ulo });
    const audit = await people.register('Al Auditor', 'al@audit.example');
    await people.record('grant-role-for-everything', { person: audit, role: 'auditor' }, { role: 'administrator' });
    manager = await tokenOf(mia, [...Object.keys(readRoutes), 'identify-barrier', 'agree-mentoring', 'start-ulo-development', 'log-mentoring-session']);
    everything = await tokenOf(audit, Object.keys(readRoutes));
  });
  afterAll(async () => {
    remove();
    await app.stop();
  });

  const tokenOf = async (owner: string, names: string[]): Promise<string> =>
    (await app.server.web.runtime.signIn?.tokens.make({ owner, title: 'command line', names, scope: { kind: 'everything' }, expiresOn: addDays(app.server.clock.today(), 7) }))?.token ?? '';
  const run = (token: string, ...args: string[]): Promise<CliRun> => milepostWith({ MILEPOST_URL: app.site, MILEPOST_TOKEN: token, DATA_DIR: path('nowhere') }, ...args);
  const importing = (text: string, ...args: string[]): Promise<CliRun> => {
    writeFileSync(path('rows.csv'), text);
    return run(manager, 'import', path('rows.csv'), ...args);
  };
  const heading = 'about,happened,who,command,label,field 1,value 1,field 2,value 2,field 3,value 3,field 4,value 4';

  it('shows a history that the token may read, by name, part of the name and id; and nothing of another ULO', async () => {
    for (const one of ['Organisation One', 'organisation', ulo]) expect(await run(manager, 'history', one)).toMatchObject({ code: 0, err: '', out: expect.stringMatching(/Development started: Organisation One/u) as string });
    expect((await run(manager, 'history', programme)).out).toContain('Programme opened');
    // A process manager may or may not have added the plan of a new ULO.
    const events = JSON.parse((await run(manager, 'history', ulo, '--json')).out) as { type: string; revision: number }[];
    expect(events[0]).toMatchObject({ type: 'UloDevelopmentStarted', revision: 0 });
    expect(events.map(({ revision }) => revision)).toEqual(events.map((_, n) => n));
    expect(await run(manager, 'history', 'Hidden')).toMatchObject({ code: 1, err: expect.stringContaining('There is no ULO or programme') as string });
    expect(await run(manager, 'history', '0198a000-0000-7000-8000-00000000ffff')).toMatchObject({ code: 1, err: expect.stringContaining('There is no programme') as string });
  });

  it('imports rows in the roles that they name, as the owner of the token, once, marked as imported', async () => {
    const day = app.server.clock.today();
    const rows = [
      heading,
      `Organisation Two,${day},,start-ulo-development,,programme,First,name,Organisation Two,area,Town,commissioner,County`,
      `Organisation Two,${day},,identify-barrier,,barrier,Limited income,,,,,,`,
      `Organisation One,${day},mentor,identify-barrier,,barrier,lack-of-value,,,,,,`,
    ].join('\r\n');
    expect(await importing(rows)).toEqual({ code: 0, err: '', out: '3 rows: 3 recorded, 0 recorded by an earlier import, 0 with nothing new.\n' });
    expect(await importing(rows)).toMatchObject({ code: 0, out: '3 rows: 0 recorded, 3 recorded by an earlier import, 0 with nothing new.\n' });
    const events: { role: string; imported: boolean | undefined }[] = [];
    for await (const batch of app.server.web.runtime.store.readAll()) events.push(...batch.events.filter(({ type }) => type === 'BarrierIdentified').map(({ metadata }) => ({ role: metadata.actor.role, imported: metadata.imported })));
    expect(events).toEqual([{ role: 'programme-manager', imported: true }, { role: 'mentor', imported: true }]);
  });

  it('reports every row with an invalid form before anything is sent, and the row that the server refuses', async () => {
    const day = app.server.clock.today();
    const before = await app.server.web.runtime.store.head();
    const wrong = await importing([heading, `Organisation One,${day},,identify-barrier,,barrier,nonsense`, `Organisation One,${day},,no-such-thing`, `Organisation One,,,identify-barrier,,barrier,lack-of-resources`, `,${day},,register-person,,name,Somebody`].join('\n'));
    expect(wrong.code).toBe(1);
    expect(wrong.err.split('\n').map((line) => line.slice(0, 6))).toEqual(['rows.c', 'Row 2:', 'Row 3:', 'Row 4:', 'Row 5:', '']);
    expect(await app.server.web.runtime.store.head()).toBe(before);
    const refused = await importing([heading, `Organisation One,${day},,identify-barrier,,barrier,lack-of-resources`, `Organisation One,${day},,identify-barrier,,barrier,lack-of-value,note,Another`].join('\n'));
    expect(refused).toMatchObject({ code: 1, err: expect.stringMatching(/1 before it are recorded[^]*Row 3: This barrier was identified/u) as string });
    expect(await importing([heading, `Organisation One,${day},committee,identify-barrier,,barrier,lack-of-business-skills`].join('\n'))).toMatchObject({ code: 1, err: expect.stringContaining('The token may not do this.') as string });
  });

  it('refuses a row that gives a person access, and names the person, unless that is confirmed', async () => {
    const day = app.server.clock.today();
    const mentors = await people.record('add-organisation', { name: 'Solutions', kind: 'mentor-ulo' });
    const vera = await people.register('Vera Mentor', 'vera@mentors.example', { onlyProgramme: programme });
    await people.record('grant-role', { person: vera, role: 'mentor', organisationScope: mentors }, { role: 'administrator' });
    const rows = [heading, `Organisation One,${day},,agree-mentoring,,mentor,Solutions,mentorOrganisation,${mentors},startsOn,${day},endsOn,${addDays(day, 90)}`].join('\n');
    const refused = await importing(rows);
    expect(refused).toMatchObject({ code: 1, err: expect.stringMatching(/Row 2: Somebody gains access by it[^]*Mentor in Solutions[^]*Organisation One[^]*--give-access/u) as string });
    expect(refused.err).not.toContain('Vera');
    expect(await importing(rows, '--give-access')).toMatchObject({ code: 0, err: '' });
  });

  it('exports the whole log with a token for everything, verifies it, and records the export in the access log', async () => {
    expect(await run(everything, 'export', path('log.ndjson'))).toMatchObject({ code: 0, out: expect.stringMatching(/^Exported \d+ events of \d+ streams/u) as string });
    expect((await milepostWith({}, 'verify', '--file', path('log.ndjson'))).code).toBe(0);
    expect((await run(everything, 'export')).out).toBe(readFileSync(path('log.ndjson'), 'utf8'));
    const { items = [] } = (await app.server.web.runtime.signIn?.accessLog.page({ kind: 'exported', limit: 5 })) ?? {};
    expect(items.map(({ what, way }) => [what, way])).toEqual([['log', 'token']]);
    expect(await run(manager, 'export', path('mine.ndjson'))).toMatchObject({ code: 1, err: expect.stringContaining('The token may not do this.') as string });
    expect([existsSync(path('mine.ndjson')), existsSync(path('mine.ndjson.partial'))]).toEqual([false, false]);
  });

  it('says clearly what is wrong with address, token and server', async () => {
    const wrong = async (settings: Record<string, string>, ...args: string[]): Promise<[number | null, string]> => {
      const { code, err } = await milepostWith(settings, ...args);
      return [code, err];
    };
    const ask = ['history', 'Organisation One'];
    expect(await wrong({ MILEPOST_URL: app.site }, ...ask)).toEqual([2, expect.stringContaining('MILEPOST_TOKEN must be given')]);
    expect(await wrong({ MILEPOST_URL: 'http://milepost.example', MILEPOST_TOKEN: manager }, ...ask)).toEqual([2, expect.stringContaining('must begin with https://')]);
    expect(await wrong({ MILEPOST_URL: app.site, MILEPOST_TOKEN: 'milepost_wrong' }, ...ask)).toEqual([1, expect.stringContaining('does not take MILEPOST_TOKEN')]);
    expect(await wrong({ MILEPOST_URL: 'http://127.0.0.1:9', MILEPOST_TOKEN: manager }, ...ask)).toEqual([1, expect.stringContaining('does not answer')]);
    // Commands on the log itself do not use the local log in place of that of the server.
    expect(await wrong({ MILEPOST_URL: app.site, MILEPOST_TOKEN: manager }, 'verify')).toEqual([2, expect.stringContaining('works on the log itself')]);
    const other = createServer((request, response) => void (request.url?.includes('programmes') ? response.writeHead(302, { location: 'https://elsewhere.example' }).end() : response.writeHead(request.url?.includes('ulos') ? 500 : 404).end('<h1>Oops</h1>')));
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
    const settings = { MILEPOST_URL: `http://127.0.0.1:${(other.address() as AddressInfo).port}`, MILEPOST_TOKEN: manager };
    expect(await wrong(settings, ...ask)).toEqual([1, expect.stringContaining('cannot do this now (500)')]);
    expect(await wrong(settings, 'export', path('other.ndjson'))).toEqual([1, expect.stringContaining('is it Milepost')]);
    other.closeAllConnections();
    other.close();
  });
});

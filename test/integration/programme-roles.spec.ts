import { PeopleWithRoles } from '../support/people-with-roles.js';
import { startSignInServer, type SignInServer } from '../support/signed-in.js';

/** The cells of each row of the first table of a page. */
const rowsOf = (page: string): string[][] =>
  [...(/<tbody[\s\S]*?<\/tbody>/u.exec(page)?.[0] ?? '').matchAll(/<tr[\s\S]*?<\/tr>/gu)].map(([row]) => [...row.matchAll(/<t[hd][^>]*>([\s\S]*?)<\/t[hd]>/gu)].map(([, cell = '']) => cell.replace(/<[^>]*>/gu, '').trim()));

describe('people and roles of a programme', () => {
  let app: SignInServer;
  let people: PeopleWithRoles;
  let programme: string;
  let other: string;
  let tom: string;
  beforeAll(async () => {
    app = await startSignInServer({ env: { EXAMPLE: 'off' } });
    people = new PeopleWithRoles(app);
    await app.administrator();
    programme = await people.record('open-programme', { name: 'First', area: 'Town' });
    other = await people.record('open-programme', { name: 'Second', area: 'Town' });
    const ulo = await people.record('start-ulo-development', { programme, name: 'Organisation <1>', area: 'Town', commissioner: 'County' });
    const elsewhere = await people.record('start-ulo-development', { programme: other, name: 'Organisation 2', area: 'Town', commissioner: 'County' });
    const mia = await people.register('Mia Manager', 'mia@council.example', { onlyProgramme: programme });
    tom = await people.register('Tom Mentor', 'tom@mentor.example', { onlyProgramme: programme });
    const out = await people.register('Olga Outside', 'olga@mentor.example', { onlyProgramme: other });
    const granting = { id: mia, role: 'programme-manager' } as const;
    await people.record('grant-role', { person: mia, role: 'programme-manager', programmeScope: programme }, { role: 'administrator' });
    await people.record('grant-role', { person: tom, role: 'mentor', uloScope: ulo, to: '2199-12-31' }, granting);
    await people.record('grant-role', { person: tom, role: 'committee', uloScope: elsewhere }, granting);
    await people.record('grant-role', { person: out, role: 'auditor', programmeScope: programme }, granting);
    await people.record('grant-role', { person: out, role: 'mentor', programmeScope: other }, granting);
  }, 60_000);
  afterAll(() => app.stop());

  it('show who has which role here today, until when and granted by whom, with the forms that revoke', async () => {
    const manager = await people.signedIn('mia@council.example');
    expect((await manager.get(`/programmes/${programme}`)).text).toContain(`/programmes/${programme}/people"`);
    const page = await manager.get(`/programmes/${programme}/people`);
    expect(rowsOf(page.text).map(([who, role, where, until, by]) => [who, role, where, until, by])).toEqual([
      ['Somebody whose details you may not see', 'Administrator', 'Everything', 'It is revoked', 'Host of this installation'],
      ['Olga Outside', 'Auditor', 'This programme, with all its ULOs', 'It is revoked', 'Mia Manager, programme manager'],
      ['Mia Manager', 'Programme manager', 'This programme, with all its ULOs', 'It is revoked', 'Administrator'],
      ['Tom Mentor', 'Mentor', 'ULO Organisation &lt;1&gt;', '31 December 2199', 'Mia Manager, programme manager'],
    ]);
    const revoke = new RegExp(`href="(/people/${tom}/record/revoke-role\\?grant=[0-9a-f-]{36})"`, 'u').exec(page.text)?.[1] ?? '';
    expect((await manager.get(revoke)).status).toBe(200);
    const grant = revoke.split('=')[1] ?? '';
    const day = app.server.clock.today().split('-');
    const form = { 'occurredOn-year': day[0] ?? '', 'occurredOn-month': day[1] ?? '', 'occurredOn-day': day[2] ?? '', grant, _step: 'record' };
    expect((await manager.post(`/people/${tom}/record/revoke-role`, form)).status).toBe(303);
    expect(rowsOf((await manager.get(`/programmes/${programme}/people`)).text)).toHaveLength(3);
  });

  it('are available as a file and over the API', async () => {
    const manager = await people.signedIn('mia@council.example');
    const file = await manager.get(`/programmes/${programme}/people.csv`);
    expect(file.text).toContain('Mia Manager,Programme manager,"This programme, with all its ULOs"');
    // She has a role here; an administrator of everything has no role in this programme, and is not named.
    expect(file.text).toContain('Olga Outside');
    expect(file.text).not.toContain('Ada Admin');
  });

  it('are visible to roles that see details of people there, and not found by others', async () => {
    const manager = await people.signedIn('mia@council.example');
    expect((await manager.get(`/programmes/${other}/people`)).status).toBe(404);
    const auditor = await people.signedIn('olga@mentor.example');
    expect((await auditor.get(`/programmes/${programme}/people`)).status).toBe(403);
    expect((await auditor.get(`/programmes/${programme}`)).text).not.toContain(`/programmes/${programme}/people"`);
  });
});

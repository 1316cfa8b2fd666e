import type { Accepted } from '#commands';
import { addDays, derivedId, type Author } from '#kernel';
import { startSignInServer, type SignInServer, type TestBrowser } from '../support/signed-in.js';

const idOf = ({ stream }: Pick<Accepted, 'stream'>): string => stream.replace(/^[a-z]+-/u, '');

describe('recipients of reminders where people sign in', () => {
  let app: SignInServer;
  let admin: TestBrowser;
  let programme: string;
  let ulo: string;
  const day = (): string => app.server.clock.today();
  const record = async (name: string, body: object, role: Author['role'] = 'programme-manager'): Promise<string> => {
    const { runtime } = app.server.web;
    const accepted = await runtime.handling.execute({ name, body: { occurredOn: day(), ...body }, actor: { id: derivedId('founder'), role, organisation: 'Council' } });
    await runtime.model.waitFor(await runtime.store.head(), 10_000);
    return idOf(accepted);
  };
  const register = (name: string, more: object = {}): Promise<string> => record('register-person', { name, mail: `${name}@example.org`, organisation: 'Example', role: 'development-worker', ...more });
  /** The recipients of reminders for the development worker. */
  const recipients = async (): Promise<string[]> => {
    const directory = await app.server.web.runtime.people.now();
    return directory.answering('development-worker', { programme, ulo }, day()).map(({ name }) => name);
  };

  beforeAll(async () => {
    app = await startSignInServer({ managers: [] });
    admin = await app.administrator();
    programme = await record('open-programme', { name: 'Programme', area: 'Town' });
    ulo = await record('start-ulo-development', { programme, name: 'MAP', area: 'Town', commissioner: 'County' });
  }, 60_000);
  afterAll(() => app.stop());

  it('are people with a granted role, not people whose role is only recorded', async () => {
    await register('told', { onlyUlo: ulo });
    expect(await recipients()).toEqual([]);
    const granted = await register('granted', { role: 'auditor' });
    await record('grant-role', { person: granted, role: 'development-worker', uloScope: ulo }, 'administrator');
    expect(await recipients()).toEqual(['granted']);
  });

  it('include people of an organisation while it works with the ULO', async () => {
    const organisation = await record('add-organisation', { name: 'Solutions', kind: 'mentor-ulo' });
    const member = await register('member');
    await record('grant-role', { person: member, role: 'development-worker', organisationScope: organisation }, 'administrator');
    expect(await recipients()).toEqual(['granted']);
    await record('agree-mentoring', { ulo, mentor: 'Solutions', mentorOrganisation: organisation, startsOn: day(), endsOn: addDays(day(), 30) });
    expect(await recipients()).toEqual(['granted', 'member']);
  });

  it('include programme managers of everything, until that role is revoked', async () => {
    const other = await record('start-ulo-development', { programme, name: 'Other', area: 'Town', commissioner: 'County' });
    const manager = await register('manager');
    await record('grant-role-for-everything', { person: manager, role: 'programme-manager' }, 'administrator');
    const answering = async (): Promise<string[]> => (await app.server.web.runtime.people.now()).answering('development-worker', { programme, ulo: other }, day()).map(({ name }) => name);
    expect(await answering()).toEqual(['manager']);
    const state = (await app.server.web.runtime.handling.stateOf('installation', derivedId('installation'))) as { grants: { grants: { id: string; holder: string }[] } };
    const grant = state.grants.grants.find(({ holder }) => holder === manager)?.id;
    await record('revoke-role-for-everything', { person: manager, grant }, 'administrator');
    expect(await answering()).toEqual([]);
  });

  it('exclude people without a role: the page of people lists them', async () => {
    const page = (await admin.get('/people')).text;
    const [, waiting = ''] = /Registered, and without a role([\s\S]*?)<\/table>/u.exec(page) ?? [];
    expect([waiting.includes('told'), waiting.includes('granted'), waiting.includes('member')]).toEqual([true, false, false]);
  });
});

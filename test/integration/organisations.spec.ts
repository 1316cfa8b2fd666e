import type { Accepted } from '#commands';
import type { Register, OrganisationView } from '#organisations';
import { systemIds } from '#kernel';
import { startTestServer, type TestServer } from '../support/server.js';
import { startSignInServer, type SignInServer, type TestBrowser } from '../support/signed-in.js';

const idOf = ({ stream }: Pick<Accepted, 'stream'>): string => stream.replace(/^[a-z]+-/u, '');

describe('the register of organisations', () => {
  let server: TestServer;
  let programme: string;
  const day = (): string => server.clock.today();
  const manager = () => server.as('programme-manager');
  const send = async (name: string, body: object): Promise<string> => {
    const answer = await manager().post(name, { occurredOn: day(), ...body });
    if (answer.status !== 200) throw new Error(answer.text);
    return idOf(answer.body);
  };
  const settled = async (): Promise<void> => void (await server.web.runtime.model.waitFor(await server.web.runtime.store.head(), 5_000));
  const register = async (): Promise<Register> => (await manager().get('/api/organisations')).json<Register>();

  beforeAll(async () => {
    server = await startTestServer({ managers: [] });
    programme = await send('open-programme', { name: 'Programme', area: 'Town' });
  }, 60_000);
  afterAll(() => server.stop());

  it('lists organisations that are added, renamed and changed, and the ULOs that they mentor, commission and fund', async () => {
    const mentor = await send('add-organisation', { name: 'Solution', kind: 'ulo' });
    await send('rename-organisation', { organisationId: mentor, name: 'Solutions' });
    await send('change-organisation-kind', { organisationId: mentor, kind: 'mentor-ulo' });
    const ulo = await send('start-ulo-development', { programme, name: 'MAP', area: 'Town', commissioner: 'County council' });
    await send('agree-mentoring', { ulo, mentor: 'Solutions', mentorOrganisation: mentor, startsOn: day(), endsOn: day() });
    await settled();
    const one = (await manager().get(`/api/organisations/${mentor}`)).json<OrganisationView>();
    expect(one).toMatchObject({ name: 'Solutions', kind: 'mentor-ulo', formerNames: ['Solution'], ulos: 1, relations: [{ ulo: { id: ulo, name: 'MAP' }, relation: { code: 'mentor' }, inForce: true }] });
    const history = (await manager().get(`/api/organisations/${mentor}/history`)).json<{ items: { type: string }[] }>();
    expect(history.items.map(({ type }) => type).sort()).toEqual(['OrganisationAdded', 'OrganisationKindChanged', 'OrganisationRenamed']);
  });

  it('lists recorded names without an organisation, with likely matches, and organisations that may be duplicates', async () => {
    await send('add-organisation', { name: 'Council of the County', kind: 'local-authority' });
    await send('add-organisation', { name: 'The County Council', kind: 'local-authority' });
    await settled();
    const { unmatched, duplicates, total } = await register();
    expect(total).toBe(3);
    expect(unmatched).toEqual([{ name: 'County council', kinds: ['commissioner'], ulos: 1, likely: [expect.objectContaining({ name: 'Council of the County' }), expect.objectContaining({ name: 'The County Council' })] }]);
    expect(duplicates.map((pair) => pair.map(({ name }) => name))).toEqual([['Council of the County', 'The County Council']]);
  });

  it('is available as CSV, with the names that are not matched', async () => {
    const { text, headers } = await manager().get('/api/organisations.csv');
    expect(headers.get('content-disposition')).toContain('organisations.csv');
    expect(text.split('\r\n').map((line) => line.split(',').slice(1, 3).join(','))).toEqual(expect.arrayContaining(['Solutions,ULO that mentors others', 'County council,Name matched with no organisation']));
  });

  it('limits the choices of facts: an organisation must exist there, and its name must be its own', async () => {
    const { items } = await register();
    const [mentor] = items.filter(({ name }) => name === 'Solutions');
    const ulo = await send('start-ulo-development', { programme, name: 'Other', area: 'Town', commissioner: 'County council' });
    const agree = (body: object) => manager().post('agree-mentoring', { ulo, occurredOn: day(), startsOn: day(), endsOn: day(), ...body });
    const unknown = await agree({ mentor: 'Solutions', mentorOrganisation: systemIds.next() });
    expect([unknown.status, unknown.body.errors]).toEqual([400, [{ field: 'mentorOrganisation', message: 'There is no such organisation in the register' }]]);
    expect((await agree({ mentor: 'Somebody else', mentorOrganisation: mentor?.id })).body.code).toBe('organisation-bears-another-name');
    expect((await agree({ mentor: 'solution', mentorOrganisation: mentor?.id })).status).toBe(200);
  });

  it('distinguishes parties by their ids where they have ids', async () => {
    const ids: string[] = [];
    for (const kind of ['local-authority', 'mentor-ulo']) ids.push(await send('add-organisation', { name: 'Twins', kind }));
    const [council, mentor] = ids;
    const ulo = await send('start-ulo-development', { programme, name: 'Third', area: 'Town', commissioner: 'Twins', commissionerOrganisation: council });
    const agree = (mentorOrganisation: string | undefined) => manager().post('agree-mentoring', { ulo, occurredOn: day(), mentor: 'Twins', mentorOrganisation, startsOn: day(), endsOn: day() });
    expect((await agree(council)).body.code).toBe('mentor-is-another-organisation');
    expect((await agree(undefined)).body.code).toBe('mentor-is-another-organisation');
    expect((await agree(mentor)).status).toBe(200);
  });
});

describe('an administrator', () => {
  let app: SignInServer;
  let admin: TestBrowser;
  const day = (): string => app.server.clock.today();
  const dayFields = (): Record<string, string> => {
    const [year = '', month = '', date = ''] = day().split('-');
    return { 'occurredOn-year': year, 'occurredOn-month': month, 'occurredOn-day': date };
  };
  const record = async (name: string, body: object): Promise<string> =>
    idOf(await app.server.web.runtime.handling.execute({ name, body: { occurredOn: day(), ...body }, actor: { id: systemIds.next(), role: 'programme-manager', organisation: 'Council' } }));
  const added = async (name: string): Promise<string> => {
    const { location, text } = await admin.post('/organisations/record/add-organisation', { ...dayFields(), name, kind: 'funder' });
    if (location === '') throw new Error(text);
    await admin.get(location);
    return /organisations\/([0-9a-f-]{36})/u.exec(location)?.[1] ?? '';
  };

  beforeAll(async () => {
    app = await startSignInServer();
    admin = await app.administrator();
  }, 60_000);
  afterAll(() => app.stop());

  it('matches names with organisations, merges them and undoes both, on pages', async () => {
    const programme = await record('open-programme', { name: 'Programme', area: 'Town' });
    await record('start-ulo-development', { programme, name: 'MAP', area: 'Town', commissioner: 'Old fund' });
    const [one, other] = [await added('Fund'), await added('Another fund')];
    const forms = (id: string): string => `/organisations/${id}/record`;
    const check = await admin.post(`${forms(one)}/match-organisation-name`, { ...dayFields(), name: 'old FUND' });
    expect(check.text).toContain('Check your answers');
    const matched = await admin.post(`${forms(one)}/match-organisation-name`, { ...dayFields(), name: 'old FUND', _step: 'record' });
    expect((await admin.get(matched.location)).text).toContain('Name matched with an organisation.');
    const taken = await admin.post(`${forms(other)}/match-organisation-name`, { ...dayFields(), name: 'Old fund', _step: 'record' });
    expect([taken.status, taken.text.includes('is matched with another organisation')]).toEqual([409, true]);
    const merged = await admin.post(`${forms(other)}/merge-organisation`, { ...dayFields(), into: one, _step: 'record' });
    expect((await admin.get(merged.location)).text).toContain('It was merged into Fund');
    const circle = await admin.post(`${forms(one)}/merge-organisation`, { ...dayFields(), into: other, _step: 'record' });
    expect([circle.status, circle.text.includes('was merged into another')]).toEqual([409, true]);
    for (const [id, name, fields] of [[other, 'separate-organisation', {}], [one, 'unmatch-organisation-name', { name: 'Old fund' }]] as const)
      expect((await admin.post(`${forms(id)}/${name}`, { ...dayFields(), ...fields })).status).toBe(303);
    const list = await admin.get('/organisations');
    expect(list.text).toContain('Names that are matched with no organisation');
    expect(list.text).toContain('Old fund');
    expect((await admin.get(`/organisations/${systemIds.next()}`)).status).toBe(404);
  });
});

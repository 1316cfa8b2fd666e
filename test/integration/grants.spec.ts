import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import type { GrantPackage } from '#dashboards';
import { startWithPeople, idOf, type PeopleWithScopes } from '../support/people-with-scopes.js';

const schemaOf = (name: string): object => JSON.parse(readFileSync(`test/fixtures/360giving/${name}.json`, 'utf8').replaceAll('standard/1.4.2/', 'standard/1.4.3/').replaceAll('"http://json-schema.org/draft/2020-12/schema"', '"https://json-schema.org/draft/2020-12/schema"')) as object;
// Keywords of the standard, such as rollUp, are for spreadsheets.
const ajv = new Ajv2020({ allErrors: true, strict: false, schemas: [schemaOf('360-giving-schema')] });
formats.default(ajv);
const isValid = ajv.compile<GrantPackage>(schemaOf('360-giving-package-schema'));

describe('grants as 360Giving JSON', () => {
  let app: PeopleWithScopes;
  let bid: string;
  beforeAll(async () => {
    app = await startWithPeople({ env: { GRANTS_PREFIX: '360G-exampletrust' } });
    const [mine, other] = app.places;
    const submit = async (ulo: string, fields: object): Promise<string> =>
      (await app.record('submit-bid', { ulo, occurredOn: '2026-01-06', lines: [{ category: 'salaries', amountPence: 1_800_050 }, { category: 'training', amountPence: 199_950 }], amountPence: 2_000_000, ...fields })).events[0] ?? '';
    const award = (ulo: string, id: string, amountPence: number) => app.record('record-bid-award', { ulo, occurredOn: '2026-01-08', bid: id, amountPence });
    bid = await submit(mine.ulo, { funder: 'The Neighbourhood Fund', purpose: 'Peer support, with “quotes” & <signs>' });
    await award(mine.ulo, bid, 1_500_025);
    const unnamed = await submit(mine.ulo, { amountPence: 2_000_000 });
    await award(mine.ulo, unnamed, 100);
    const refused = await submit(mine.ulo, { funder: 'Another' });
    await app.record('record-bid-rejection', { ulo: mine.ulo, occurredOn: '2026-01-08', bid: refused, whyNot: 'No room' });
    await submit(mine.ulo, { funder: 'Undecided' });
    await award(other.ulo, await submit(other.ulo, { funder: 'the neighbourhood fund', purpose: 'x'.repeat(180) }), 2_000_000);
  }, 60_000);
  afterAll(() => app.stop());

  const ask = async (person: string, path = '/api/grants.json'): Promise<GrantPackage> => {
    await app.shown();
    const answer = await fetch(app.site + path, { headers: { authorization: `Bearer ${await app.tokenOf(person, ['grants'])}` } });
    expect([answer.status, answer.headers.get('content-disposition'), answer.headers.get('content-type')]).toEqual([200, 'attachment; filename="grants.json"', 'application/json; charset=utf-8']);
    return (await answer.json()) as GrantPackage;
  };

  it('are valid against the schema of the standard', async () => {
    const everything = await ask(await app.person('Auditor', { role: 'auditor' }));
    expect([isValid(everything), isValid.errors ?? []]).toEqual([true, []]);
    expect(everything.grants).toHaveLength(2);
    // Checks that the schema finds an error.
    for (const wrong of [{ ...everything, grants: [] }, { ...everything, grants: [{ ...everything.grants[0], awardDate: 'soon' }] }, { ...everything, grants: [{ ...everything.grants[0], fundingOrganization: [] }] }]) expect(isValid(wrong)).toBe(false);
  });

  it('are the bids that were awarded and have a known funder, with ids of the publisher', async () => {
    const [mine] = app.places;
    const { grants, description } = await ask(await app.person('Mentor', { role: 'mentor', programme: mine.programme }));
    expect(grants).toEqual([{
      id: `360G-exampletrust-${bid}`, title: 'Peer support, with “quotes” & <signs>', currency: 'GBP', amountAppliedFor: 20_000, amountAwarded: 15_000.25, awardDate: '2026-01-08',
      description: 'Peer support, with “quotes” & <signs>. Asked for by Organisation 1: salaries £18000.50, training £1999.50.',
      recipientOrganization: [{ id: `360G-exampletrust-${mine.ulo}`, name: 'Organisation 1' }], beneficiaryLocation: [{ name: 'Town' }],
      fundingOrganization: [{ id: expect.stringMatching(/^360G-exampletrust-[\da-f-]{36}$/u) as string, name: 'The Neighbourhood Fund' }],
    }]);
    expect(description).toContain('1 more is left out: no funder is recorded.');
  });

  it('are limited to one programme, and to the scope of the reader', async () => {
    const [mine, other] = app.places;
    const auditorOfAll = await app.person('Auditor 2', { role: 'auditor' });
    const one = await ask(auditorOfAll, `/api/grants.json?programme=${other.programme}`);
    expect(one.grants.map(({ title, recipientOrganization: [recipient] }) => [title.length, recipient?.name])).toEqual([[139, 'Organisation 2']]);
    const mentor = await app.person('Mentor 2', { role: 'mentor', programme: mine.programme });
    expect((await ask(mentor, `/api/grants.json?programme=${other.programme}`)).grants).toEqual([]);
  });

  it('name a funder by one id for all spellings, and by its id in the register once it is matched or chosen', async () => {
    const auditor = await app.person('Auditor 3', { role: 'auditor' });
    const fundersOf = ({ grants }: GrantPackage): Set<string | undefined> => new Set(grants.map(({ fundingOrganization: [funder] }) => funder?.id));
    const before = fundersOf(await ask(auditor));
    expect(before.size).toBe(1);
    const added = idOf(await app.record('add-organisation', { name: 'The Neighbourhood Fund', kind: 'funder' }));
    await app.record('match-organisation-name', { organisationId: added, name: 'the neighbourhood fund' }, 'administrator');
    expect([...fundersOf(await ask(auditor))]).toEqual([`360G-exampletrust-${added}`]);
    const chosen = idOf(await app.record('add-organisation', { name: 'Big Fund', kind: 'funder' }));
    const [{ ulo }] = app.places;
    const { events: [submitted = ''] } = await app.record('submit-bid', { ulo, occurredOn: '2026-01-06', funder: 'Big Fund', funderOrganisation: chosen, lines: [{ category: 'salaries', amountPence: 100 }], amountPence: 100 });
    await app.record('record-bid-award', { ulo, occurredOn: '2026-01-09', bid: submitted, amountPence: 100 });
    expect((await ask(auditor)).grants.at(-1)?.fundingOrganization).toEqual([{ id: `360G-exampletrust-${chosen}`, name: 'Big Fund' }]);
  });
});

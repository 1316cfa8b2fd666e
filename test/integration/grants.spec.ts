import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import type { GrantPackage } from '#dashboards';
import { startWithPeople, idOf, type PeopleWithScopes } from '../support/people-with-scopes.js';

const schemaOf = (name: string): object => JSON.parse(readFileSync(`test/fixtures/360giving/${name}.json`, 'utf8').replaceAll('standard/1.4.2/', 'standard/1.4.3/').replaceAll('"http://json-schema.org/draft/2020-12/schema"', '"https://json-schema.org/draft/2020-12/schema"')) as object;
// Its own keywords, such as rollUp, are for spreadsheets.
const ajv = new Ajv2020({ allErrors: true, strict: false, schemas: [schemaOf('360-giving-schema')] });
formats.default(ajv);
const isValid = ajv.compile<GrantPackage>(schemaOf('360-giving-package-schema'));

describe('grants as 360Giving JSON', () => {
  let here: PeopleWithScopes;
  let bid: string;
  beforeAll(async () => {
    here = await startWithPeople({ env: { GRANTS_PREFIX: '360G-exampletrust' } });
    const [mine, other] = here.places;
    const submit = async (ulo: string, fields: object): Promise<string> =>
      (await here.record('submit-bid', { ulo, occurredOn: '2026-01-06', lines: [{ category: 'salaries', amountPence: 1_800_050 }, { category: 'training', amountPence: 199_950 }], amountPence: 2_000_000, ...fields })).events[0] ?? '';
    const award = (ulo: string, id: string, amountPence: number) => here.record('record-bid-award', { ulo, occurredOn: '2026-01-08', bid: id, amountPence });
    bid = await submit(mine.ulo, { funder: 'The Neighbourhood Fund', purpose: 'Peer support, with “quotes” & <signs>' });
    await award(mine.ulo, bid, 1_500_025);
    const unnamed = await submit(mine.ulo, { amountPence: 2_000_000 });
    await award(mine.ulo, unnamed, 100);
    const refused = await submit(mine.ulo, { funder: 'Another' });
    await here.record('record-bid-rejection', { ulo: mine.ulo, occurredOn: '2026-01-08', bid: refused, whyNot: 'No room' });
    await submit(mine.ulo, { funder: 'Undecided' });
    await award(other.ulo, await submit(other.ulo, { funder: 'the neighbourhood fund', purpose: 'x'.repeat(180) }), 2_000_000);
  }, 60_000);
  afterAll(() => here.stop());

  const ask = async (person: string, path = '/api/grants.json'): Promise<GrantPackage> => {
    await here.shown();
    const answer = await fetch(here.site + path, { headers: { authorization: `Bearer ${await here.tokenOf(person, ['grants'])}` } });
    expect([answer.status, answer.headers.get('content-disposition'), answer.headers.get('content-type')]).toEqual([200, 'attachment; filename="grants.json"', 'application/json; charset=utf-8']);
    return (await answer.json()) as GrantPackage;
  };

  it('are valid against the schema of the standard', async () => {
    const everything = await ask(await here.person('Auditor', { role: 'auditor' }));
    expect([isValid(everything), isValid.errors ?? []]).toEqual([true, []]);
    expect(everything.grants).toHaveLength(2);
    // The schema finds what is wrong.
    for (const wrong of [{ ...everything, grants: [] }, { ...everything, grants: [{ ...everything.grants[0], awardDate: 'soon' }] }, { ...everything, grants: [{ ...everything.grants[0], fundingOrganization: [] }] }]) expect(isValid(wrong)).toBe(false);
  });

  it('are the bids that were awarded and whose funder is known, with ids of the publisher', async () => {
    const [mine] = here.places;
    const { grants, description } = await ask(await here.person('Mentor', { role: 'mentor', programme: mine.programme }));
    expect(grants).toEqual([{
      id: `360G-exampletrust-${bid}`, title: 'Peer support, with “quotes” & <signs>', currency: 'GBP', amountAppliedFor: 20_000, amountAwarded: 15_000.25, awardDate: '2026-01-08',
      description: 'Peer support, with “quotes” & <signs>. Asked for by Organisation 1: salaries £18000.50, training £1999.50.',
      recipientOrganization: [{ id: `360G-exampletrust-${mine.ulo}`, name: 'Organisation 1' }], beneficiaryLocation: [{ name: 'Town' }],
      fundingOrganization: [{ id: expect.stringMatching(/^360G-exampletrust-[\da-f-]{36}$/u) as string, name: 'The Neighbourhood Fund' }],
    }]);
    expect(description).toContain('1 more is left out: no funder is recorded.');
  });

  it('are those of one programme, and of what somebody sees', async () => {
    const [mine, other] = here.places;
    const everybody = await here.person('Auditor 2', { role: 'auditor' });
    const one = await ask(everybody, `/api/grants.json?programme=${other.programme}`);
    expect(one.grants.map(({ title, recipientOrganization: [recipient] }) => [title.length, recipient?.name])).toEqual([[139, 'Organisation 2']]);
    const mentor = await here.person('Mentor 2', { role: 'mentor', programme: mine.programme });
    expect((await ask(mentor, `/api/grants.json?programme=${other.programme}`)).grants).toEqual([]);
  });

  it('name a funder by one id, whatever its spelling, and by its id of the register once it is matched or chosen', async () => {
    const auditor = await here.person('Auditor 3', { role: 'auditor' });
    const fundersOf = ({ grants }: GrantPackage): Set<string | undefined> => new Set(grants.map(({ fundingOrganization: [funder] }) => funder?.id));
    const before = fundersOf(await ask(auditor));
    expect(before.size).toBe(1);
    const added = idOf(await here.record('add-organisation', { name: 'The Neighbourhood Fund', kind: 'funder' }));
    await here.record('match-organisation-name', { organisationId: added, name: 'the neighbourhood fund' }, 'administrator');
    expect([...fundersOf(await ask(auditor))]).toEqual([`360G-exampletrust-${added}`]);
    const chosen = idOf(await here.record('add-organisation', { name: 'Big Fund', kind: 'funder' }));
    const [{ ulo }] = here.places;
    const { events: [submitted = ''] } = await here.record('submit-bid', { ulo, occurredOn: '2026-01-06', funder: 'Big Fund', funderOrganisation: chosen, lines: [{ category: 'salaries', amountPence: 100 }], amountPence: 100 });
    await here.record('record-bid-award', { ulo, occurredOn: '2026-01-09', bid: submitted, amountPence: 100 });
    expect((await ask(auditor)).grants.at(-1)?.fundingOrganization).toEqual([{ id: `360G-exampletrust-${chosen}`, name: 'Big Fund' }]);
  });
});

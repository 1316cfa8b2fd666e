import { jest } from '@jest/globals';
import { startTestServer, type Client, type TestServer } from '../support/server.js';

jest.setTimeout(60_000);

/**
 * Regression: search, rules and imports each compared names differently. “St Mary’s Zoë Centre” was not found by St Mary's or
 * Zoe, Á and Ŵ came after Z, two blanks in a name broke an import, and two spellings of one organisation counted as two.
 */
describe('a name that is spelled in several ways', () => {
  let server: TestServer;
  let manager: Client;
  let programme: string;
  const names = ['Zebra Voices', 'Ŵyeside ULO', 'Wyeside Voices', 'Árd Alliance', 'Bee', 'St Mary’s  Zoë Centre', "St Mary's Alliance", 'Œuvre', '2 Rivers', 'Of One Voice'];
  const inOrder = ['2 Rivers', 'Árd Alliance', 'Bee', 'Œuvre', 'Of One Voice', "St Mary's Alliance", 'St Mary’s  Zoë Centre', 'Ŵyeside ULO', 'Wyeside Voices', 'Zebra Voices'];

  beforeAll(async () => {
    server = await startTestServer();
    manager = server.as('programme-manager');
    for (const name of ['Ẁest', 'Zone', 'North']) programme = (await manager.post('open-programme', { occurredOn: '2009-01-01', name, area: 'A' })).body.stream.slice('programme-'.length);
    let position = '';
    for (const name of names) ({ position } = (await manager.post('start-ulo-development', { occurredOn: '2009-02-01', programme, name, area: 'Tŷ Mawr', commissioner: "St John's Trust" })).body);
    await server.web.runtime.model.waitFor(position, 30_000);
  });
  afterAll(() => server.stop());

  const found = async (query: string): Promise<string[]> => (await manager.get(`/api/ulos?${query}`)).json<{ items: { name: string }[] }>().items.map(({ name }) => name);

  it.each(["St Mary's Zoë", 'st mary´s zoe', 'ZOE', 'Zoe\u0308 Centre', 'zoë  centre tŷ', '\u200bzoe '])('is found by %j', async (q) => {
    expect(await found(`q=${encodeURIComponent(q)}`)).toEqual(['St Mary’s  Zoë Centre']);
  });

  it('is sorted alphabetically, also across pages', async () => {
    expect(await found('sort=name')).toEqual(inOrder);
    const paged: string[] = [];
    let after = '';
    for (let page = 0; page < names.length; page++) {
      const { items, next } = (await manager.get(`/api/ulos?sort=name&limit=1${after}`)).json<{ items: { name: string }[]; next: string | null }>();
      paged.push(...items.map(({ name }) => name));
      after = `&after=${next ?? ''}`;
    }
    expect(paged).toEqual(inOrder);
    const programmes = (await manager.get('/api/programmes')).json<{ items: { name: string }[] }>().items.map(({ name }) => name);
    expect(programmes).toEqual(['North', 'Ẁest', 'Zone']);
  });

  it('counts as one organisation in the rule that mentor, ULO and commissioner must differ', async () => {
    const [first] = (await manager.get('/api/ulos')).json<{ items: { id: string; name: string }[] }>().items;
    for (const mentor of ['St John’s Trust', 'ST  JOHN´S TRUST', first?.name.normalize('NFD') ?? '']) {
      const sent = await manager.post('agree-mentoring', { ulo: first?.id, occurredOn: '2009-03-01', mentor, startsOn: '2009-03-01', endsOn: '2010-02-28' });
      expect([mentor, sent.status]).toEqual([mentor, 409]);
    }
  });
});

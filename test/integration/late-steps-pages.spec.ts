import type { UloView } from '#dashboards';
import { until } from '#spec';
import { startTestServer, type TestServer } from '../support/server.js';

describe('a ULO whose plan has late steps and which has no milestone', () => {
  let server: TestServer;
  let ulo: string;
  let reported: string;
  beforeAll(async () => {
    server = await startTestServer();
    const manager = server.as('programme-manager');
    const day = { occurredOn: '2025-01-10' };
    const { body: { stream: programme } } = await manager.post('open-programme', { ...day, name: 'Programme', area: 'County' });
    reported = `/programmes/${programme.slice('programme-'.length)}/report`;
    const started = await manager.post('start-ulo-development', { ...day, programme: programme.slice('programme-'.length), name: 'Voices', area: 'Town', commissioner: 'Council' });
    ulo = started.body.stream.slice('ulo-'.length);
    const hasPlan = async (): Promise<boolean> => (await manager.get(`/api/ulos/${ulo}`)).json<UloView>().steps.plan !== null;
    await until(hasPlan);
  });
  afterAll(() => server.stop());

  const page = (path: string): Promise<string> => at(`/ulos/${ulo}${path}`);
  const at = async (address: string): Promise<string> => {
    const chosen = await server.nobody.send('/who', { method: 'POST', headers: { 'content-type': 'application/x-www-form-urlencoded' }, body: 'role=programme-manager&next=/' });
    const { text } = await server.nobody.get(address, { cookie: chosen.headers.get('set-cookie')?.split(';')[0] ?? '' });
    return text.replaceAll(/<[^>]*>/gu, ' ').replaceAll(/\s+/gu, ' ');
  };

  it('describes them equally on its overview, in its report and in Easy Read', async () => {
    const [overview, report, easy] = [await page(''), await page('/report'), await page('/easy-read')];
    const [, late = ''] = /Milestones and steps late (\d+) /u.exec(overview) ?? [];
    expect(Number(late)).toBeGreaterThan(0);
    expect(overview).toMatch(/(Amber|Red): A\d .* is \d+ days late/u);
    expect(report).toContain(`Late ${late} Milestones and steps`);
    // The agreed day, not the first day on which it can be done now.
    expect(report).toMatch(/\d{4}, \d+ days late/u);
    expect(easy).toContain(late === '1' ? 'Yes. 1 step is late.' : `Yes. ${late} steps are late.`);
    expect(easy).toMatch(/What has been done\? 0 of \d\d steps are done\. What comes next\? The next step is: /u);
  });

  it('has the same rating and reasons on its overview, in the list of programmes and in the report to the committee', async () => {
    const [, colour = '', reasons = ''] = /(Amber|Red): (A\d .*?)\. In phase/u.exec(await page('')) ?? [];
    expect(reasons).toMatch(/ days late/u);
    for (const address of ['/', reported]) expect(await at(address)).toContain(`${colour} ${reasons}`);
  });
});

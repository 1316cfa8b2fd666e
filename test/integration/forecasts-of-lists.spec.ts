import type { PortfolioPage, PortfolioRow, UloView } from '#dashboards';
import { ulo as process } from '#development';
import { derivedId } from '#kernel';
import { smallTemplate, specFor, until } from '#spec';
import { openForecasting } from '../../libs/dashboards/src/nightly/forecasting.js';
import type { Request } from '../../libs/dashboards/src/nightly/forecaster.js';
import { portfolioFacts } from '../../libs/dashboards/src/portfolio/portfolio.facts.js';
import { startTestServer, type TestServer } from '../support/server.js';
import { startTestLog, type TestLog } from '../support/test-log.js';
import { pageAs } from '../support/webs-on-cluster.js';

describe.each(['folder', 'eventstoredb'])('forecasts of lists, with a log of the kind %s', (kind) => {
  let log: TestLog;
  let server: TestServer;
  let programme: string;
  let ulo: string;
  const row = async (): Promise<PortfolioRow | undefined> => (await server.as('programme-manager').get('/api/ulos')).json<PortfolioPage>().items[0];
  const send = async (command: string, body: object): Promise<string> => {
    const { status, body: answer } = await server.as('programme-manager').post(command, body);
    expect(status).toBe(200);
    await server.web.runtime.model.waitFor(answer.position, 10_000);
    return answer.stream.replace(/^[a-z]+-/u, '');
  };

  beforeAll(async () => {
    log = await startTestLog(kind);
    server = await startTestServer({ log, managers: [] });
    // ULOs that exist at the start are forecast at once: that ends before anything is recorded.
    await until(async () => /^milepost_forecasts_of_today 1$/mu.test((await server.nobody.get('/metrics')).text));
    const day = { occurredOn: '2026-01-10' };
    programme = await send('open-programme', { ...day, name: 'Programme', area: 'County' });
    ulo = await send('start-ulo-development', { ...day, programme, name: 'Voices', area: 'Town', commissioner: 'Council' });
    await send('lay-out-plan', { ...day, ulo, startOn: '2026-01-10' });
  }, 60_000);
  afterAll(() => server.stop());

  it('exist after the first night, with the day, and not before', async () => {
    expect((await row())?.forecast).toBeNull();
    expect((await pageAs(server, `/programmes/${programme}`)).text).toContain('After the next night');
    server.clock.set('2026-01-16T00:00:30.000Z');
    await until(async () => (await row())?.forecast?.on === '2026-01-16');
    const { text } = await pageAs(server, `/programmes/${programme}`);
    expect(text).toContain('Forecasts of this list were worked out in the night to 16 January 2026');
    expect(text).toMatch(/Launch between \d+ \w+ (\d{4} )?and \d+ \w+ \d{4}/u);
    const { launch, end } = (await row())?.forecast ?? {};
    const file = (await server.as('programme-manager').get('/api/ulos.csv')).text;
    expect(file).toContain(`,${launch?.from},${launch?.to},${end?.from},${end?.to},2026-01-16,no,`);
  });

  it('equal those of the page Plan in the morning; in the evening the page includes later events', async () => {
    const before = (await row())?.forecast;
    const page = async (): Promise<UloView['forecast']> => (await server.as('programme-manager').get(`/api/ulos/${ulo}`)).json<UloView>().forecast;
    const daysOf = (likely: { from: string; half: string; to: string } | null | undefined) => likely && [likely.from, likely.half, likely.to];
    expect(daysOf((await page())?.end)).toEqual(daysOf(before?.end));
    await send('pause-development', { occurredOn: '2026-01-10', ulo, why: 'Nobody could work on it.' });
    expect((await row())?.forecast).toEqual(before);
    expect(daysOf((await page())?.end)).not.toEqual(daysOf(before?.end));
    expect((await pageAs(server, `/ulos/${ulo}/plan`)).text).toContain('Lists hold the one of last night');
  });

  it('are kept when the process restarts, and updated for the new day when it was down at night', async () => {
    const before = (await row())?.forecast;
    server = await server.restart();
    await server.web.runtime.model.whenReady(10_000);
    expect((await row())?.forecast).toEqual(before);
    await server.web.close();
    server.clock.set('2026-01-20T09:00:00.000Z');
    server = await startTestServer({ folder: server.folder, clock: server.clock, log, managers: [] });
    await until(async () => (await row())?.forecast?.on === '2026-01-20');
  });
});

it('a worker thread makes the same forecasts, and reports when it ended', async () => {
  const state = specFor(process).given(
    ['2026-01-05', 'UloDevelopmentStarted', { programme: derivedId('programme'), name: 'MAP', area: 'Tamworth', commissioner: 'Council' }],
    ['2026-01-05', 'PlanLaidOut', { startOn: '2026-01-05', version: 0, content: smallTemplate, baseline: { finishOn: '2026-02-02', steps: [] } }],
  ).state();
  const requests: Request[] = [
    { taken: [1, 1.2, 1.4, 1.6, 1.8].map((ratio) => ['p', JSON.stringify([['S1', ratio, 0]])] as const) },
    { day: '2026-01-10', ulos: [['u', 'p', JSON.stringify(portfolioFacts(state, '2026-01-10'))], ['v', 'p', 'no JSON']] },
  ];
  const thread = openForecasting(new URL('../../dist/libs/dashboards/src/nightly/forecast-thread.js', import.meta.url));
  const inProcess = openForecasting(undefined);
  for (const request of requests) expect(await thread.ask(request)).toEqual(await inProcess.ask(request));
  expect((await inProcess.ask(requests[1]!)).forecasts).toMatchObject([{ id: 'u', basis: 'programme', launch: { from: expect.stringMatching(/^2026-/u) as string } }]);
  const asked = thread.ask(requests[1]!);
  await thread.close();
  // It may have answered before it ended.
  await asked.catch((error: unknown) => expect(error).toMatchObject({ message: 'The thread that makes forecasts ended.' }));
  await expect(thread.ask(requests[1]!)).rejects.toThrow('ended');
});

import { startTestServer } from '../support/server.js';

/** Regression: a clock jumps back when it is corrected. Later events must not have an earlier time than the events before them. */
describe('a clock that is set back', () => {
  it('keeps the times of a stream in order, even if it is set back to the previous day', async () => {
    const server = await startTestServer();
    const manager = server.as('programme-manager');
    const opened = await manager.post('open-programme', { occurredOn: '2009-01-01', name: 'P', area: 'A' });
    const programme = opened.body.stream.slice('programme-'.length);
    const corrected = { programme, corrects: opened.body.events[0], reason: 'It was another', occurredOn: '2009-01-02', name: 'P', area: 'A' };
    for (const at of ['2026-01-14T09:00:00.000Z', '2026-01-13T23:59:59.999Z']) {
      server.clock.set(at);
      expect((await manager.post('open-programme', corrected)).status).toBe(200);
    }
    const recorded: string[] = [];
    for await (const { events } of server.web.runtime.store.readAll()) recorded.push(...events.filter(({ stream }) => stream === opened.body.stream).map((e) => e.recordedAt));
    expect(recorded.length).toBeGreaterThan(1);
    expect(recorded).toEqual([...recorded].sort());
    await server.stop();
  });

  it('is reported in health until it has caught up, and commands of that day are accepted', async () => {
    const server = await startTestServer();
    const manager = server.as('programme-manager');
    const clockCheck = async (): Promise<unknown> => (JSON.parse((await server.nobody.get('/health/ready')).text) as { checks: Record<string, unknown> }).checks['clock'];
    server.clock.set('2026-01-15T12:00:00.000Z');
    const opened = await manager.post('open-programme', { occurredOn: '2026-01-15', name: 'P', area: 'A' });
    const programme = opened.body.stream.slice('programme-'.length);
    expect(await clockCheck()).toEqual({ ok: true });
    server.clock.set('2026-01-14T12:00:00.000Z');
    const gap = { programme, occurredOn: '2026-01-14', userGroup: 'older-people' };
    expect((await manager.post('identify-user-group-gap', gap)).status).toBe(200);
    expect(await clockCheck()).toEqual({ ok: false, why: expect.stringContaining('behind the log by 24 hours') as string });
    server.clock.set('2026-01-15T12:00:01.000Z');
    expect(await clockCheck()).toEqual({ ok: true });
    await server.stop();
  });
});

import type { EventStore } from '#event-store';
import { startTestServer, type TestServer } from '../support/server.js';

/** Delays the events that the read model follows until they are released. */
function delayedStore() {
  let gate = Promise.resolve();
  let open: () => void = () => undefined;
  const decorate = (store: EventStore): EventStore =>
    new Proxy(store, {
      get(target, key) {
        const value: unknown = Reflect.get(target, key);
        if (typeof value !== 'function') return value;
        if (key !== 'subscribe') return value.bind(target) as unknown;
        return async function* (options: Parameters<EventStore['subscribe']>[0]) {
          for await (const batch of target.subscribe(options)) {
            await gate;
            yield batch;
          }
        };
      },
    });
  const hold = (): void => {
    ({ promise: gate, resolve: open } = Promise.withResolvers<void>());
  };
  return { decorate, hold, letGo: () => open() };
}

describe('a page after something was recorded in a form', () => {
  const held = delayedStore();
  let server: TestServer;
  let persona: string;
  beforeAll(async () => {
    server = await startTestServer({ decorate: held.decorate });
    const chosen = await server.nobody.send('/who', form({ role: 'programme-manager', next: '/' }));
    persona = cookieOf(chosen.headers);
    await server.as('programme-manager').get('/api/ulos');
  });
  afterAll(() => server.stop());

  const form = (values: Record<string, string>, cookie = ''): RequestInit => ({
    method: 'POST', body: new URLSearchParams(values), headers: { 'content-type': 'application/x-www-form-urlencoded', ...(cookie && { cookie }) },
  });
  const cookieOf = (headers: Headers): string => (headers.get('set-cookie') ?? '').split(';')[0] ?? '';

  it('waits until the read model has the event, even if the address does not name its position', async () => {
    held.hold();
    const values = { name: 'Held back', area: 'County', 'occurredOn-day': '1', 'occurredOn-month': '1', 'occurredOn-year': '2009', daysAreRight: 'yes' };
    const recorded = await server.nobody.send('/record/open-programme', form(values, persona));
    expect(recorded.status).toBe(303);
    const seen = cookieOf(recorded.headers);
    expect(seen).toMatch(/^milepost_seen=\d+$/u);
    const list = (cookie: string) => server.nobody.get('/programmes', { cookie });
    expect((await list(persona)).text).not.toContain('Held back');
    const waiting = list(`${persona}; ${seen}`);
    held.letGo();
    expect((await waiting).text).toContain('Held back');
  });

  it.each(['99999999999999999999', '9999999999999999999', 'x', '-1', '%00'])('is shown without waiting when the cookie was altered to %s', async (altered) => {
    const { status } = await server.nobody.get('/programmes', { cookie: `${persona}; milepost_seen=${altered}` });
    expect(status).toBe(200);
  });
});

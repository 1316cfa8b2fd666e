import type { ProgrammeReminders } from '#dashboards';
import { addDays } from '#kernel';
import { fakeClock } from '#spec';
import { startTestServer, type TestServer } from '../support/server.js';

const today = '2026-03-02';

/** Regression: the first pages of a programme were empty, because the first 200 reminders were superseded and filtered out. */
describe('reminders of a programme with many superseded reminders', () => {
  let server: TestServer;
  afterEach(() => server.stop());

  it('start with coming reminders on the first page', async () => {
    server = await startTestServer({ clock: fakeClock(`${today}T10:00:00.000Z`), managers: [] });
    const record = async (name: string, body: object): Promise<{ id: string; position: string }> => {
      const { body: { stream, position } } = await server.as('programme-manager').post(name, body);
      return { id: stream.replace(/^[a-z]+-/u, ''), position };
    };
    const { id: programme } = await record('open-programme', { occurredOn: '2026-01-05', name: 'Staffordshire', area: 'Staffordshire' });
    const { id: ulo } = await record('start-ulo-development', { occurredOn: '2026-01-05', programme, name: 'MAP', area: 'Tamworth', commissioner: 'Staffordshire County Council' });
    // A milestone that is planned late has no reminders for days in the past.
    for (let n = 0; n < 230; n += 1) await record('plan-milestone', { ulo, occurredOn: '2026-01-20', name: `Late ${n}`, kind: 'other', dueOn: addDays(today, -1) });
    const { position } = await record('plan-milestone', { ulo, occurredOn: '2026-01-20', name: 'Launch', kind: 'launch', dueOn: addDays(today, 40) });
    await server.web.runtime.model.waitFor(position, 10_000);
    const { items } = (await server.as('auditor').get(`/api/programmes/${programme}/reminders?state=to-come&limit=25`)).json<ProgrammeReminders>();
    expect(items).toHaveLength(25);
  }, 60_000);
});

import { startTestServer } from '../support/server.js';

/** Regression: after going back, the form has a new command id, so submitting it again recorded the same session twice. */
it('asks about a session that is logged again after going back, and records it if it happened twice', async () => {
  const server = await startTestServer();
  const manager = server.as('programme-manager');
  const idOf = ({ body }: { body: { stream: string } }): string => body.stream.replace(/^[a-z]+-/u, '');
  const programme = idOf(await manager.post('open-programme', { occurredOn: '2009-01-01', name: 'P', area: 'A' }));
  const ulo = idOf(await manager.post('start-ulo-development', { occurredOn: '2009-01-02', programme, name: 'MAP', area: 'Tamworth', commissioner: 'Council' }));
  await manager.post('agree-mentoring', { ulo, occurredOn: '2009-01-03', mentor: 'Disability Solutions', startsOn: '2009-01-03', endsOn: '2010-01-02' });
  const session = { ulo, occurredOn: '2009-02-01', hours: 1, topics: ['governance'] };
  expect((await manager.post('log-mentoring-session', session)).status).toBe(200);
  const asked = await manager.post('log-mentoring-session', session);
  expect(asked).toMatchObject({ status: 409, body: { code: 'probably-recorded-already', blockers: ['Mentoring session logged: 1 hour: governance'] } });
  expect((await manager.post('log-mentoring-session', { ...session, again: true })).status).toBe(200);
  await server.stop();
}, 30_000);

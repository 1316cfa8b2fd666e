import { systemIds } from '#kernel';
import { startTestServer, type TestServer } from '../support/server.js';

describe('a correlation id', () => {
  let server: TestServer;
  beforeAll(async () => void (server = await startTestServer()));
  afterAll(() => server.stop());

  const open = (headers: Record<string, string> = {}) =>
    server.as('programme-manager').post('open-programme', { occurredOn: '2009-01-01', name: 'P', area: 'A', again: true }, headers);
  async function metadataOf(stream: string) {
    for await (const { events: [event] } of server.web.runtime.store.readStream(stream)) if (event) return event.metadata;
    throw new Error('Nothing was recorded');
  }

  it('is taken from the header', async () => {
    const correlation = systemIds.next();
    const { body } = await open({ 'milepost-correlation': correlation.toUpperCase() });
    expect(await metadataOf(body.stream)).toMatchObject({ correlationId: correlation, causationId: body.commandId });
  });

  it('is the id of the command if the header is missing', async () => {
    const { body } = await open();
    expect(await metadataOf(body.stream)).toMatchObject({ correlationId: body.commandId, causationId: body.commandId });
  });

  it.each(['', 'my request', '123'])('is refused if it is not a UUID: “%s”', async (correlation) => {
    const { status, body } = await open({ 'milepost-correlation': correlation });
    expect([status, body.errors]).toEqual([400, [{ field: 'Milepost-Correlation', message: 'Must be an id (a UUID), or leave the header out' }]]);
  });
});

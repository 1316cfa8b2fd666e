import { derivedId } from '#kernel';
import { startTestServer, type TestServer } from '../support/server.js';

describe('commands over HTTP', () => {
  let server: TestServer;
  beforeAll(async () => void (server = await startTestServer()));
  afterAll(() => server.stop());

  it('opens a programme and returns what a later read needs', async () => {
    const commandId = derivedId('open it');
    const answer = await server.as('programme-manager').post('open-programme', { commandId, occurredOn: '2009-01-19', name: 'Staffordshire', area: 'Staffordshire' });
    expect(answer.body).toEqual({
      commandId, stream: `programme-${derivedId(commandId)}`, revision: 0, position: expect.any(String) as string, events: [expect.any(String)], repeated: false,
    });
    expect(answer.status).toBe(200);
    expect(answer.headers.get('etag')).toBe('"0"');
    expect(answer.headers.get('milepost-position')).toBe(answer.body.position);
  });
});

import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { pathToFileURL } from 'node:url';

const run = promisify(execFile);

/** Runs a few lines in a separate process with the listener installed, from the built files. */
const child = (lines: string) =>
  run(process.execPath, ['--input-type=module', '-e', `
    import { surviveLostDiscoveries } from ${JSON.stringify(pathToFileURL('dist/libs/event-store/src/eventstoredb/lost-discoveries.js').href)};
    const leave = surviveLostDiscoveries((sentence) => console.log(sentence));
    ${lines}
    setTimeout(() => console.log('still here'), 300);
  `]);

describe('an unhandled rejection', () => {
  it('of a client that finds no node does not end the process, and is reported', async () => {
    const { stdout } = await child(`
      import { EventStoreDBClient } from '@eventstore/db-client';
      const client = EventStoreDBClient.connectionString('esdb://127.0.0.1:9,127.0.0.1:10?tls=false&maxDiscoverAttempts=1&discoveryInterval=1');
      void client.getChannel();
    `);
    expect(stdout).toBe('Looking for a node of the event store failed: Failed to discover after 1 attempts.\nstill here\n');
  });

  it('of any other origin still ends it, even with the same message', async () => {
    for (const message of ['Failed to discover after 10 attempts.', 'something else'])
      await expect(child(`void Promise.reject(new Error(${JSON.stringify(message)}));`)).rejects.toMatchObject({ code: 1, stdout: '' });
  });

  it('ends it as usual when the listener is removed', async () => {
    await expect(child("leave(); void Promise.reject(new Error('x'));")).rejects.toMatchObject({ code: 1, stdout: '' });
  });
});

import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const harness = fileURLToPath(new URL('../../dist/test/crash/main.js', import.meta.url));

describe('processes killed at random instants, on EventStoreDB', () => {
  it('lose nothing acknowledged, record nothing twice, show the same data and send each reminder once', async () => {
    // The output of a failed run names the violation and the seed that replays it.
    const run = promisify(execFile)(process.execPath, [harness, '--log', 'eventstoredb', '--kills', '8', '--server-kills', '2', '--process-kills', '10', '--seconds', '60']);
    const { stdout, stderr } = await run.catch((error: { stdout: string; stderr: string }) => error);
    expect({ stdout, stderr }).toEqual({ stdout: expect.stringMatching(/^Seed \d+\n.*read model: \d+ of 8 kills.*\n.*server: \d+ of 2 kills.*\n.*two workers: [1-9]\d* of 10 kills.* [1-9]\d* emails/u) as string, stderr: '' });
    process.stdout.write(stdout);
  }, 600_000);
});

import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const harness = fileURLToPath(new URL('../../dist/test/crash/main.js', import.meta.url));

interface Ended {
  code: number;
  output: string;
}
const run = (args: string[] = []): Promise<Ended> =>
  new Promise((resolve) => {
    execFile(process.execPath, [harness, ...args], (error, stdout, stderr) =>
      resolve({ code: error ? Number(error.code ?? 1) : 0, output: stdout + stderr }),
    );
  });

describe('a process that is killed at random instants', () => {
  it(
    'loses nothing acknowledged, records nothing twice, and resumes where it was',
    async () => {
      const { code, output } = await run();
      // The output names the violation and the seed that replays it.
      expect({ code, output }).toEqual({ code: 0, output: expect.stringMatching(/^Seed \d+\n.*read model: \d+ of 180 kills.*\n.*server: \d+ of 20 kills/u) as string });
      process.stdout.write(output);
    },
    600_000,
  );

  it('prints its options, and reports wrong ones', async () => {
    expect(await run(['--help'])).toMatchObject({ code: 0, output: expect.stringContaining('--server-kills') as string });
    expect(await run(['--kills', 'many'])).toEqual({ code: 1, output: '--kills takes a whole number, not "many".\n' });
  }, 30_000);
});

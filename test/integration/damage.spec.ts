import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const harness = fileURLToPath(new URL('../../dist/test/damage/main.js', import.meta.url));

const run = (args: string[]): Promise<{ code: number; output: string }> =>
  new Promise((resolve) => {
    execFile(process.execPath, [harness, ...args], (error, stdout, stderr) =>
      resolve({ code: error ? Number(error.code ?? 1) : 0, output: stdout + stderr }),
    );
  });

describe('a data folder whose files were altered', () => {
  it('is refused, or serves its original content: nothing is lost silently', async () => {
    const { code, output } = await run(['--mutations', '60']);
    // The output names the undetected damage and the seed that replays it.
    expect({ code, output }).toEqual({ code: 0, output: expect.stringMatching(/60 mutations: \d+ detected, \d+ harmless, \d+ unprovable, 0 missed\n$/u) as string });
    process.stdout.write(output);
  }, 600_000);

  it('prints the options of the harness, and reports wrong ones', async () => {
    expect(await run(['--help'])).toMatchObject({ code: 0, output: expect.stringContaining('--mutations') as string });
    expect(await run(['--seed', 'any'])).toEqual({ code: 1, output: expect.stringContaining('--seed takes a whole number, not "any".') as string });
  }, 60_000);
});

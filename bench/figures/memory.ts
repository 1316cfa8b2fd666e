import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { logOf, type LogFixture } from '../fixtures/log.js';
import type { Bench } from '../measure/figure.js';
import { assertResult } from '../measure/assert-result.js';
import { alternate } from '../measure/rounds.js';
import type { BenchContext } from '../measure/bench-context.js';

const program = fileURLToPath(new URL('./rebuild-child.js', import.meta.url));
const limit = 400;

/** Peak of resident memory, in megabytes (10^6 bytes), of a process that rebuilds from this log. */
const peak = (context: BenchContext, log: LogFixture): Promise<number> =>
  context.inFolder(async (folder) => {
    const { stdout } = await promisify(execFile)(process.execPath, [program, log.folder, folder]);
    const { ulos, peakKilobytes } = JSON.parse(stdout) as { ulos: number; peakKilobytes: number };
    assertResult(ulos === log.ulos, `${ulos} ULOs are shown instead of ${log.ulos}`);
    return (peakKilobytes * 1024) / 1e6;
  });

export const memory: Bench = {
  id: 'memory',
  unit: 'MB',
  referenceName: 'the same with 200,000 events',
  wanted: { atMost: 1.3 },
  run: async (context, rounds) => {
    const large = await logOf(context, 4_000, 250);
    const small = await logOf(context, 800, 250);
    context.say('memory …');
    const found = await alternate({ ours: () => peak(context, large), reference: () => peak(context, small) }, rounds);
    return { ...found, also: `peak of 1,000,000 events wanted under ${limit} MB: ${found.ours < limit ? 'kept' : 'MISSED'}` };
  },
};

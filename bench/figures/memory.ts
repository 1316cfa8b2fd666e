import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { logOf, type LogFixture } from '../fixtures/log.js';
import type { Bench } from '../measure/figure.js';
import { right } from '../measure/right.js';
import { alternate } from '../measure/rounds.js';
import type { Workplace } from '../measure/workplace.js';

const program = fileURLToPath(new URL('./rebuild-child.js', import.meta.url));
const most = 400;

/** Peak of resident memory, in megabytes (10^6 bytes), of a process that rebuilds from this log. */
const peak = (at: Workplace, log: LogFixture): Promise<number> =>
  at.inFolder(async (folder) => {
    const { stdout } = await promisify(execFile)(process.execPath, [program, log.folder, folder]);
    const { ulos, peakKilobytes } = JSON.parse(stdout) as { ulos: number; peakKilobytes: number };
    right(ulos === log.ulos, `${ulos} ULOs are shown instead of ${log.ulos}`);
    return (peakKilobytes * 1024) / 1e6;
  });

export const memory: Bench = {
  id: 'memory',
  unit: 'MB',
  referenceName: 'the same with 200,000 events',
  wanted: { atMost: 1.3 },
  run: async (at, rounds) => {
    const large = await logOf(at, 4_000, 250);
    const small = await logOf(at, 800, 250);
    at.say('memory …');
    const found = await alternate({ ours: () => peak(at, large), reference: () => peak(at, small) }, rounds);
    return { ...found, also: `peak of 1,000,000 events wanted under ${most} MB: ${found.ours < most ? 'kept' : 'MISSED'}` };
  },
};

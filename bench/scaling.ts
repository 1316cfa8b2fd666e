import { execFile } from 'node:child_process';
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { projections } from '#catalogue';
import { portfolioPage } from '#dashboards';
import { openSqliteEventStore } from '#event-store';
import { systemClock } from '#kernel';
import { startFromSnapshot, takeSnapshot } from '#projections';
import { rebuildInto } from './figures/rebuild.js';
import { logOf } from './fixtures/log.js';
import { BenchContext } from './measure/bench-context.js';

// npm run bench:scaling -- 100x300 1000x300: measures how costs grow with ULOs and with events per ULO. Prints one line of JSON per size.

const sizes = process.argv.slice(2).map((size) => {
  const [, ulos, each] = /^(\d+)x(\d+)$/u.exec(size) ?? [];
  if (!ulos || !each) throw new Error(`Give sizes like 1000x300 (ULOs x events of each), not ${size}`);
  return { ulos: Number(ulos), each: Number(each) };
});

const MiB = 1024 * 1024;
const bytesIn = (folder: string): number => readdirSync(folder).reduce((sum, name) => sum + statSync(join(folder, name)).size, 0);

async function seconds(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await work();
  return (performance.now() - began) / 1000;
}

/** The peak memory, in MiB, of a process that only rebuilds a read model. */
async function peakMemory(log: string, folder: string): Promise<number> {
  const { stdout } = await promisify(execFile)(process.execPath, [join(import.meta.dirname, 'figures/rebuild-child.js'), log, folder]);
  return ((JSON.parse(stdout) as { peakKilobytes: number }).peakKilobytes * 1024) / MiB;
}

/** The time to read the first page of the list, sorted by warnings: the median of 200 reads. */
function pageMilliseconds(model: Parameters<typeof portfolioPage>[0]): number {
  const times = Array.from({ length: 200 }, () => {
    const began = performance.now();
    portfolioPage(model, { within: 'everything', sort: 'warnings', limit: 50 });
    return performance.now() - began;
  });
  return times.sort((a, b) => a - b)[100] ?? NaN;
}

const rounded = (figures: Record<string, number>): Record<string, number> =>
  Object.fromEntries(Object.entries(figures).map(([name, value]) => [name, Number(value.toPrecision(3))]));

async function measure(context: BenchContext, { ulos, each }: { ulos: number; each: number }): Promise<Record<string, number>> {
  const log = await logOf(context, ulos, each);
  const model = context.folder();
  let page = NaN;
  const rebuild = await seconds(() => rebuildInto(model, log.folder, (built) => void (page = pageMilliseconds(built))));
  const snapshot = join(context.folder(), 'snapshot');
  const taking = await seconds(() => takeSnapshot({ folder: model, projections, target: snapshot, clock: systemClock }));
  const store = openSqliteEventStore({ folder: log.folder, readOnly: true });
  const starting = await seconds(() => startFromSnapshot({ snapshot, folder: context.folder(), projections, store })).finally(() => store.close());
  return {
    ulos, events: log.events,
    ...rounded({
      logBytesAnEvent: bytesIn(log.folder) / log.events,
      modelBytesAUlo: bytesIn(model) / ulos,
      rebuildSeconds: rebuild,
      rebuildEventsASecond: log.events / rebuild,
      rebuildPeakMiB: await peakMemory(log.folder, context.folder()),
      pageMilliseconds: page,
      snapshotSeconds: taking,
      startFromSnapshotSeconds: starting,
    }),
  };
}

const context = new BenchContext((what) => void process.stderr.write(process.stderr.isTTY ? `\r\u001b[K${what}` : ''));
try {
  for (const size of sizes) process.stdout.write(`${JSON.stringify(await measure(context, size))}\n`);
} finally {
  await context.close();
}

import { benches } from './benches.js';
import { figureOf, table, type Figure } from './measure/figure.js';
import { BenchContext } from './measure/bench-context.js';
import { helpText, parseOptions, type BenchOptions } from './options.js';

const ids = benches.map((bench) => bench.id);

async function measure(options: BenchOptions): Promise<void> {
  const terminal = process.stderr.isTTY;
  const context = new BenchContext((what) => void (terminal && process.stderr.write(`\r\u001b[K${what}`)));
  // End with `exit` on a signal, so that exit handlers remove temporary files and child processes.
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(130));
  const figures: Figure[] = [];
  try {
    for (const bench of benches.filter(({ id }) => options.only.includes(id))) {
      context.say(`${bench.id} …`);
      const figure = await figureOf(bench, context, options.rounds);
      figures.push(figure);
      if (options.json) process.stdout.write(`${JSON.stringify(figure)}\n`);
    }
  } finally {
    context.say('');
    if (!options.json && figures.length > 0) process.stdout.write(table(figures));
    await context.close();
  }
}

try {
  const options = parseOptions(process.argv.slice(2), ids);
  if (options.help) process.stdout.write(helpText(ids));
  else await measure(options);
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}

import { benches } from './benches.js';
import { figureOf, table, type Figure } from './measure/figure.js';
import { Workplace } from './measure/workplace.js';
import { helpText, parseOptions, type BenchOptions } from './options.js';

const ids = benches.map((bench) => bench.id);

async function measure(options: BenchOptions): Promise<void> {
  const terminal = process.stderr.isTTY;
  const at = new Workplace((what) => void (terminal && process.stderr.write(`\r\u001b[K${what}`)));
  // A signal ends the process by `exit`, so that temporary files and children go too.
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(130));
  const figures: Figure[] = [];
  try {
    for (const bench of benches.filter(({ id }) => options.only.includes(id))) {
      at.say(`${bench.id} …`);
      const figure = await figureOf(bench, at, options.rounds);
      figures.push(figure);
      if (options.json) process.stdout.write(`${JSON.stringify(figure)}\n`);
    }
  } finally {
    at.say('');
    if (!options.json && figures.length > 0) process.stdout.write(table(figures));
    await at.close();
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

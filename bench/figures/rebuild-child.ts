import { rebuildInto } from './rebuild.js';

// Entry point of a process that only rebuilds a read model and prints its peak memory.
const [log = '', folder = ''] = process.argv.slice(2);
let ulos = 0;
await rebuildInto(folder, log, (model) => {
  ulos = model.read((db) => db.get<{ n: number }>('SELECT count(*) AS n FROM portfolio'))?.n ?? 0;
});
process.stdout.write(`${JSON.stringify({ ulos, peakKilobytes: process.resourceUsage().maxRSS })}\n`);

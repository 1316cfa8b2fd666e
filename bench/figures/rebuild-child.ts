import { rebuildInto } from './rebuild.js';

// A process that rebuilds a read model and nothing else, and tells how much memory it took at its peak.
const [log = '', folder = ''] = process.argv.slice(2);
let ulos = 0;
await rebuildInto(folder, log, (model) => {
  ulos = model.read((db) => db.get<{ n: number }>('SELECT count(*) AS n FROM portfolio'))?.n ?? 0;
});
process.stdout.write(`${JSON.stringify({ ulos, peakKilobytes: process.resourceUsage().maxRSS })}\n`);

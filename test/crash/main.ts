import { summary } from './figures.js';
import { Limit } from './limit.js';
import { helpText, parseOptions } from './options.js';
import { killProcesses } from './processes/run.js';
import { killServers } from './server/run.js';
import { killStores } from './store/run.js';

async function main(): Promise<void> {
  const { kills, serverKills, processKills, log, seed, seconds, help } = parseOptions(process.argv.slice(2));
  if (help) return void process.stdout.write(helpText);
  const terminal = process.stderr.isTTY;
  const say = (what: string): void => void (terminal && process.stderr.write(`\r\u001b[K${what}`));
  const print = (line: string): void => void process.stdout.write(`${line}\n`);
  print(`Seed ${seed}`);
  try {
    // Each part has a share of the time; the next part also gets what remains.
    const began = performance.now();
    const until = (share: number): Limit => new Limit(seconds * share - (performance.now() - began) / 1000, say);
    const servers = serverKills > 0 || processKills > 0;
    if (kills > 0) print(summary('Log, commands and read model', await killStores(kills, seed, until(servers ? (processKills > 0 ? 0.3 : 2 / 3) : 1), log), kills));
    if (serverKills > 0) print(summary('The whole server', await killServers(serverKills, seed, until(processKills > 0 ? 0.5 : 1), log), serverKills));
    if (processKills > 0) {
      const figures = await killProcesses(processKills, seed, until(1));
      print(`${summary('Two web processes and two workers', figures, processKills)}, ${figures.emails} emails, ${figures.duplicates} of them sent again after a kill`);
    }
    say('');
  } catch (error) {
    process.stderr.write(`\n${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
    process.stderr.write(`This was seed ${seed}: npm run test:crash -- --log ${log} --kills ${kills} --server-kills ${serverKills} --process-kills ${processKills} --seed ${seed}\n`);
    process.exitCode = 1;
  }
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});

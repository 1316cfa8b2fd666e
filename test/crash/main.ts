import { inWords } from './figures.js';
import { Limit } from './limit.js';
import { helpText, parseOptions } from './options.js';
import { killServers } from './server/run.js';
import { killStores } from './store/run.js';

async function main(): Promise<void> {
  const { kills, serverKills, seed, seconds, help } = parseOptions(process.argv.slice(2));
  if (help) return void process.stdout.write(helpText);
  const terminal = process.stderr.isTTY;
  const say = (what: string): void => void (terminal && process.stderr.write(`\r\u001b[K${what}`));
  process.stdout.write(`Seed ${seed}\n`);
  try {
    // The server gets a third of the time; what the first part leaves over is the second's too.
    const stores = new Limit(serverKills > 0 ? (seconds * 2) / 3 : seconds, say);
    const whole = new Limit(seconds, say);
    if (kills > 0) process.stdout.write(`${inWords('Log, commands and read model', await killStores(kills, seed, stores), kills)}\n`);
    if (serverKills > 0) process.stdout.write(`${inWords('The whole server', await killServers(serverKills, seed, whole), serverKills)}\n`);
    say('');
  } catch (error) {
    process.stderr.write(`\n${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
    process.stderr.write(`This was seed ${seed}: npm run test:crash -- --kills ${kills} --server-kills ${serverKills} --seed ${seed}\n`);
    process.exitCode = 1;
  }
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});

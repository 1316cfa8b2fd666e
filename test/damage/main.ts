import { helpText, parseOptions } from './options.js';
import { damage, type Result } from './run.js';

async function main(): Promise<void> {
  const { mutations, seed, only, help } = parseOptions(process.argv.slice(2));
  if (help) return void process.stdout.write(helpText);
  const print = (line: string): void => void process.stdout.write(`${line}\n`);
  print(`Seed ${seed}`);
  let done = 0;
  const report = ({ number, state, description, verdict, why }: Result): void => {
    done += 1;
    if (process.stderr.isTTY) process.stderr.write(`\r\u001b[K${done} of ${mutations}`);
    else if (done % 100 === 0) process.stderr.write(`${done} of ${mutations}\n`);
    if (only !== undefined || verdict === 'missed' || verdict === 'unprovable') print(`${number}, ${state}: ${description}: ${verdict}\n  ${why}`);
  };
  const { detected, harmless, unprovable, missed } = await damage({ mutations, seed, only }, report);
  print(`${detected + harmless + unprovable + missed} mutations: ${detected} detected, ${harmless} harmless, ${unprovable} unprovable, ${missed} missed`);
  if (missed === 0) return;
  process.stderr.write(`This was seed ${seed}: npm run test:damage -- --mutations ${mutations} --seed ${seed}\n`);
  process.exitCode = 1;
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  process.exitCode = 1;
});

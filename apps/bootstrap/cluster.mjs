// npm run test:cluster: everything that can run on EventStoreDB, on the server of the tests that speaks its protocol.
import { dirname, delimiter } from 'node:path';
import { chromium } from './chromium.mjs';
import { build, install, pinnedNode, run } from './project.mjs';
import { redisServer } from './redis.mjs';

install();
const node = pinnedNode();
const env = { ...process.env, CHROMIUM: chromium(), REDIS_SERVER: redisServer(), PATH: `${dirname(node)}${delimiter}${process.env.PATH ?? ''}` };
build();

const jest = (projects, patterns, settings = {}) =>
  run(node, ['--experimental-vm-modules', '--disable-warning=ExperimentalWarning', 'node_modules/jest/bin/jest.js', '--selectProjects', ...projects, '--runInBand', '--testPathPatterns', ...patterns], { env: { ...env, ...settings } });
const onCluster = { TEST_LOG: 'eventstoredb' };

const steps = {
  'contracts and faults of the adapter': () => jest(['contract', 'integration'], ['eventstoredb', 'eventstore-', 'cluster', 'disk-full']),
  'the example programme, the API, and a web process killed while it catches up': () =>
    jest(['integration'], ['integration/scenario', 'integration/api-', 'integration/authorisation', 'integration/calendar', 'integration/killed-while'], onCluster),
  'browser journeys': () => jest(['e2e'], ['test/e2e'], onCluster),
  'processes killed at random instants': () => run(node, ['dist/test/crash/main.js', '--log', 'eventstoredb', '--kills', '150', '--server-kills', '30', '--process-kills', '100', ...process.argv.slice(2)], { env }),
};
const failed = [];
for (const [name, step] of Object.entries(steps)) {
  process.stdout.write(`\n== ${name}\n`);
  if (step() !== 0) failed.push(name);
}
process.stdout.write(failed.length > 0 ? `\nFailed: ${failed.join('; ')}\n` : '\nEverything passed on EventStoreDB.\n');
process.exit(failed.length > 0 ? 1 : 0);

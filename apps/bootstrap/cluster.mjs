// npm run test:cluster: all tests that can run on EventStoreDB, with the test server that implements its protocol or with a real one.
import { dirname, delimiter } from 'node:path';
import { chromium } from './chromium.mjs';
import { build, install, pinnedNode, run } from './project.mjs';
import { redisServer } from './redis.mjs';

install();
const node = pinnedNode();
const env = { ...process.env, CHROMIUM: chromium(), REDIS_SERVER: redisServer(), LEAST_TIMEOUT: '300000', PATH: `${dirname(node)}${delimiter}${process.env.PATH ?? ''}` };
build();
const { describeLeftOut, selectSuites } = await import('../../dist/test/support/cluster-suites.js');

const jest = ({ projects, specs, env: more = {} }) =>
  run(
    node,
    ['--experimental-vm-modules', '--disable-warning=ExperimentalWarning', 'node_modules/jest/bin/jest.js', '--selectProjects', ...projects, '--runInBand', '--testPathPatterns', ...specs],
    { env: { ...env, ...more } },
  );
const crash = () => run(node, ['dist/test/crash/main.js', '--log', 'eventstoredb', '--kills', '150', '--server-kills', '30', '--process-kills', '100', ...process.argv.slice(2)], { env });

const selection = selectSuites(process.env);
process.stdout.write(`\n${selection.server}\n${describeLeftOut(selection)}`);
const failed = [];
for (const suite of selection.run) {
  process.stdout.write(`\n== ${suite.name}\n`);
  if ((suite.projects.length > 0 ? jest(suite) : crash()) !== 0) failed.push(suite.name);
}
process.stdout.write(`\n${describeLeftOut(selection)}`);
process.stdout.write(failed.length > 0 ? `Failed: ${failed.join('; ')}\n` : 'Everything that ran passed on EventStoreDB.\n');
process.exit(failed.length > 0 ? 1 : 0);

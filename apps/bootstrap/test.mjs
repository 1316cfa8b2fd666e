// npm test: installs packages, builds, and runs lint and all tests step by step. Prints the counts of all tests at the end.
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { build, install, pinnedNode, root, run } from './project.mjs';
import { chromium } from './chromium.mjs';
import { redisServer } from './redis.mjs';

install();
const node = pinnedNode();
const env = { ...process.env, CHROMIUM: chromium(), REDIS_SERVER: redisServer(), PATH: `${dirname(node)}${delimiter}${process.env.PATH ?? ''}` };
build();

const results = join(root, 'dist', 'test-results');
rmSync(results, { recursive: true, force: true });
mkdirSync(results, { recursive: true });

const failed = [];
let passed = 0;
let broken = 0;
let skipped = 0;

function step(name, args, settings = {}) {
  process.stdout.write(`\n== ${name}\n`);
  const began = performance.now();
  // A step that hangs is stopped and counts as failed.
  if (run(node, args, { env: { ...env, ...settings }, timeout: 60 * 60_000, killSignal: 'SIGKILL' }) !== 0) failed.push(name);
  process.stdout.write(`== ${name}: ${((performance.now() - began) / 1000).toFixed(0)} s\n`);
}

function jest(name, projects, more = [], settings = {}) {
  const outputFile = join(results, `${name}.json`);
  step(name, [
    '--experimental-vm-modules',
    '--disable-warning=ExperimentalWarning',
    'node_modules/jest/bin/jest.js',
    '--selectProjects', ...projects,
    // Long enough for a busy machine: the timeout is only for tests that hang.
    '--testTimeout', '30000',
    // Open handles of a failed test must not block the next steps.
    '--forceExit',
    '--ci', '--json', '--outputFile', outputFile, ...more,
  ], settings);
  try {
    const counts = JSON.parse(readFileSync(outputFile, 'utf8'));
    passed += counts.numPassedTests;
    broken += counts.numFailedTests + counts.numRuntimeErrorTestSuites;
    skipped += counts.numPendingTests + counts.numTodoTests;
    if (counts.numTotalTests === 0) failed.push(`${name} (ran no test)`);
  } catch {
    failed.push(`${name} (left no results)`);
  }
}

step('lint', ['node_modules/eslint/bin/eslint.js', '.', '--max-warnings', '0']);
jest('architecture', ['architecture']);
jest('unit and contract', ['unit', 'contract']);
// In parts: a process keeps the modules of each test file in memory, about 45 MB each.
const parts = 4;
for (let part = 1; part <= parts; part++) jest(`integration, part ${part} of ${parts}`, ['integration'], ['--runInBand', `--shard=${part}/${parts}`]);
jest('browser', ['e2e'], ['--runInBand']);
// A selection; npm run test:cluster runs all of them.
jest('on EventStoreDB', ['integration', 'e2e'], ['--runInBand', '--testPathPatterns', 'integration/scenario', 'e2e/mentor-logs'], { TEST_LOG: 'eventstoredb' });

if (failed.length > 0) process.stdout.write(`\nFailed: ${failed.join(', ')}\n`);
process.stdout.write(`\n${passed} passed, ${broken} failed, ${skipped} skipped\n`);
process.exit(failed.length > 0 ? 1 : 0);

// npm run check: types, lint and unit tests in parallel, for use during development. Lint rules that need types apply to changed files only.
// Unit tests run for the libs and apps with changed files, or for the given arguments.
import { spawn } from 'node:child_process';
import { copyFileSync, existsSync } from 'node:fs';
import { join } from 'node:path';
import { changedFiles } from './changed-files.mjs';
import { install, pinnedNode, root } from './project.mjs';

install();
const node = pinnedNode();
const jest = ['--experimental-vm-modules', '--disable-warning=ExperimentalWarning', 'node_modules/jest/bin/jest.js'];
const [built, checked] = ['dist/.tsbuildinfo', 'dist/.check.tsbuildinfo'].map((file) => join(root, file));
// Reuses the incremental state of the build.
if (existsSync(built) && !existsSync(checked)) copyFileSync(built, checked);

/** Arguments of Jest: the given ones, or the libs and apps with files that differ from `origin/main`. All tests when git fails. */
function jestArguments(given) {
  const changed = given.length > 0 ? undefined : changedFiles();
  if (!changed) return given;
  const folders = new Set(changed.map((file) => file.split('/')).filter((path) => path.length > 2).map(([top, name]) => `${top}/${name}/`));
  console.log(`Unit tests of ${[...folders].join(', ') || 'nothing: no lib differs from origin/main'}. All of them: npm run test:unit`);
  return ['--passWithNoTests', '--testPathPatterns', ...(folders.size > 0 ? folders : ['^$'])];
}

const checks = {
  types: ['node_modules/typescript/bin/tsc', '-p', 'tsconfig.json', '--noEmit', '--tsBuildInfoFile', 'dist/.check.tsbuildinfo'],
  lint: ['node_modules/eslint/bin/eslint.js', '.', '--max-warnings', '0', '--cache', '--cache-location', 'dist/.eslintcache', '--cache-strategy', 'content'],
  // Long enough for a busy machine: the timeout is only for tests that hang.
  unit: [...jest, '--selectProjects', 'unit', '--testTimeout', '30000', ...jestArguments(process.argv.slice(2))],
};

/** Runs one check, and prints its output when it has ended. */
function runCheck(name, args) {
  const began = Date.now();
  const child = spawn(node, args, { cwd: root, env: { ...process.env, LINT_TYPES: 'changed' }, stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (output += chunk));
  return new Promise((resolve) =>
    child.on('close', (code) => {
      console.log(`== ${name}: ${code === 0 ? 'passed' : 'failed'}, ${((Date.now() - began) / 1000).toFixed(0)} s\n${code === 0 ? '' : output}`);
      resolve(code === 0);
    }),
  );
}

const results = await Promise.all(Object.entries(checks).map(([name, args]) => runCheck(name, args)));
process.exit(results.every(Boolean) ? 0 : 1);

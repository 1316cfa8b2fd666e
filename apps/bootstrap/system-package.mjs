// What tests need of the system: found, or installed where this process may, or asked for in one sentence.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fail, run } from './project.mjs';

let updated = false;

/**
 * The path of a program. `places`: where it may be; `aptPackage`: what brings it; `setting`: the variable that names
 * its path; `why` and `instead`: for the sentence when there is none.
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
    // A service that the package brings must not be started here.
    run('apt-get', ['install', '-y', '-qq', aptPackage], { env: { ...env, RUNLEVEL: '1' }, stdio: ['ignore', 'ignore', 'inherit'] });
  }
  return (
    find() ??
    fail(`${why[0].toUpperCase()}${why.slice(1)} need ${name}, and there is none. Install it (${apt ? `sudo apt-get install ${aptPackage}` : instead}) or set ${setting} to its path.`)
  );
}

// Finds the Chromium that the browser tests drive; installs it where it is missing and this process may.
import { existsSync } from 'node:fs';
import { spawnSync } from 'node:child_process';
import { fail, run } from './project.mjs';

const places = [
  process.env.CHROMIUM,
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];
const find = () => places.find((path) => path && existsSync(path));

export function chromium() {
  const found = find();
  if (found) return found;
  const apt = spawnSync('apt-get', ['--version']).status === 0;
  if (apt && process.getuid?.() === 0) {
    process.stderr.write('Installing Chromium for the browser tests …\n');
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    run('apt-get', ['update', '-qq'], { env });
    run('apt-get', ['install', '-y', '-qq', 'chromium'], { env, stdio: ['ignore', 'ignore', 'inherit'] });
  }
  return (
    find() ??
    fail(
      `The browser tests need Chromium, and there is none. Install it (${apt ? 'sudo apt-get install chromium' : 'your system’s package “chromium” or Google Chrome'}) or set CHROMIUM to its path.`,
    )
  );
}

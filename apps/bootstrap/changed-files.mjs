import { execFileSync } from 'node:child_process';
import { root } from './project.mjs';

/** The files that differ from `origin/main`, new ones included, as paths from the root; undefined when git fails. */
export function changedFiles() {
  const git = (...args) => execFileSync('git', args, { cwd: root, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
  try {
    const base = git('merge-base', 'HEAD', 'origin/main').trim();
    return `${git('diff', '--name-only', '-z', base)}${git('ls-files', '--others', '--exclude-standard', '-z')}`.split('\0').filter(Boolean);
  } catch {
    return undefined;
  }
}

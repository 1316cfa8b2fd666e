import { spawnSync } from 'node:child_process';

describe('npm run house', () => {
  const { stdout } = spawnSync(process.execPath, ['apps/bootstrap/house.mjs', '--unused'], { encoding: 'utf8' });
  const lines = stdout.split('\n');

  /** The exports of a lib are those that other libs and apps use. */
  it('finds no lib with an unused export', () => {
    expect(stdout).toContain('Names that a lib exports');
    expect(lines.filter((line) => line.includes('unused:'))).toEqual([]);
  });

  it('finds no file over 200 lines and no function over 40, except those that are allowed with a reason', () => {
    expect(stdout).toMatch(/^Functions: \d{4,}; longest \d\d lines/mu);
    expect(lines.filter((line) => /^ {2}(?:over \d+:|an exception)/u.test(line) && !line.includes('(allowed: '))).toEqual([]);
  });
});

import { globSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';

describe('docs/security.md', () => {
  const text = readFileSync('docs/security.md', 'utf8');
  const files = new Set(globSync(['test/**/*.ts', 'libs/**/*.spec.ts', 'apps/**/*.spec.ts']).map((path) => basename(path)));
  const rows = [...text.matchAll(/^\| (\d+\.\d+\.\d+) \| ([^|]+) \| ([^|]+) \|$/gmu)].map(([, number = '', asks = '', shown = '']) => ({ number, asks, shown }));

  it('names existing tests', () => {
    const named = [...text.matchAll(/`([\w.-]+\.spec\.ts)`/gu)].map(([, name = '']) => name);
    expect(named.length).toBeGreaterThan(100);
    expect([...new Set(named)].filter((name) => !files.has(name))).toEqual([]);
    const paths = [...text.matchAll(/`(integration|regressions)\/([\w-]+)`/gu)].map(([, folder = '', name = '']) => `test/${folder}/${name}.spec.ts`);
    expect(paths.filter((path) => globSync(path).length === 0)).toEqual([]);
  });

  it('answers each requirement of the standard once, with a test or a reason', () => {
    expect(rows.length).toBeGreaterThan(180);
    expect(rows.map(({ number }) => number)).toEqual([...new Set(rows.map(({ number }) => number))]);
    expect(rows.filter(({ asks, shown }) => asks.trim().length < 3 || shown.trim().length < 5)).toEqual([]);
  });

  it('has a row for each attack spec', () => {
    expect([...files].filter((name) => name.startsWith('attacks-') && !text.includes(`| \`${name}\` |`))).toEqual([]);
  });
});

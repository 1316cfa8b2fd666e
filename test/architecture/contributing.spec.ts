import { existsSync, readFileSync } from 'node:fs';
import { changes } from '../../apps/bootstrap/contributing.mjs';

const shown = changes(readFileSync('CONTRIBUTING.md', 'utf8'));

describe('CONTRIBUTING.md', () => {
  it('shows each kind of change with at least one file', () => {
    expect(shown.length).toBeGreaterThanOrEqual(7);
    expect(shown.filter(({ files }) => files.length === 0)).toEqual([]);
  });

  it.each(shown.flatMap(({ title, files }) => files.map(({ path, piece }) => [title, path, piece] as const)))('%s: %s contains %s', (_, path, piece) => {
    expect(existsSync(path) && readFileSync(path, 'utf8')).toContain(piece);
  });
});

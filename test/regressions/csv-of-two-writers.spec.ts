import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { csvText } from '#platform';

/** Regression: two of six CSV files had no byte-order mark, and Excel showed their names in the wrong encoding. */
describe('CSV', () => {
  it('is written by one module', () => {
    const sources = ['apps', 'libs'].flatMap((folder) => readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((file) => join(folder, file)));
    const writers = sources.filter((file) => file.endsWith('.ts') && readFileSync(file, 'utf8').includes("from 'csv-stringify"));
    expect(writers).toEqual([join('libs', 'platform', 'src', 'csv.ts')]);
  });

  it('begins with a byte-order mark, and its lines end with CR and LF', () => {
    expect(csvText(['name'], [['Zoë'], ['=1+1'], ['\n=1+1']])).toBe(`\uFEFFname\r\nZoë\r\n'=1+1\r\n"'\n=1+1"\r\n`);
  });
});

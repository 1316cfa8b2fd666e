import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { addSchemas, brokenFreezes } from './schema-folder.js';
import { schemaText } from './schema-files.js';

const schema = (properties: object, required = Object.keys(properties)): string => schemaText({ type: 'object', required, properties });
const hours = { type: 'number', maximum: 24 };
const mode = { type: 'string', enum: ['in-person', 'remote'] };
const file = 'MentoringSessionLogged.v1.json';
const logged = { [file]: schema({ hours, mode }) };

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'milepost-schemas-'));
  writeFileSync(join(folder, 'SHA256SUMS'), '');
  addSchemas(folder, logged);
});
afterEach(() => rmSync(folder, { recursive: true }));

const contents = (): Record<string, string> => Object.fromEntries(readdirSync(folder).sort().map((name) => [name, readFileSync(join(folder, name), 'utf8')]));

describe('the folder of event schemas', () => {
  it('adds the schema of a new version and keeps the schema of the version before', () => {
    const next = { 'MentoringSessionLogged.v2.json': schema({ hours, mode, topics: { type: 'array' } }) };
    expect(addSchemas(folder, next)).toEqual(Object.keys(next));
    expect(addSchemas(folder, next)).toEqual([]);
    expect(contents()).toMatchObject({ ...logged, ...next });
    expect(contents()['SHA256SUMS']?.split('\n')).toEqual([expect.stringMatching(/^[0-9a-f]{64} {2}\w+\.v1\.json$/u), expect.stringMatching(/v2\.json$/u), '']);
  });

  it('accepts a new option of a choice within a version, and another order of fields and options', () => {
    expect(addSchemas(folder, { [file]: schema({ mode: { ...mode, enum: ['remote', 'in-person'] }, hours }) })).toEqual([]);
    const widened = { [file]: schema({ hours, mode: { ...mode, enum: [...mode.enum, 'by-post'] } }) };
    expect(brokenFreezes(folder, widened)).toEqual([]);
    expect(addSchemas(folder, widened)).toEqual([file]);
    expect(brokenFreezes(folder, logged)).toEqual([expect.stringContaining('- "by-post"')]);
  });

  it.each([
    ['a removed option', schema({ hours, mode: { ...mode, enum: ['remote'] } })],
    ['a shorter maximum', schema({ hours: { ...hours, maximum: 12 }, mode })],
    ['a longer maximum', schema({ hours: { ...hours, maximum: 48 }, mode })],
    ['a removed maximum', schema({ hours: { type: 'number' }, mode })],
    ['another type', schema({ hours: { ...hours, type: 'integer' }, mode })],
    ['another name', schema({ time: hours, mode })],
    ['a new field', schema({ hours, mode, note: { type: 'string' } }, ['hours', 'mode'])],
    ['a removed field', schema({ hours })],
    ['a field that becomes optional', schema({ hours, mode }, ['hours'])],
  ])('refuses %s within a version, says what to do, and writes nothing', (_, changed) => {
    const before = contents();
    const current = { [file]: changed, 'LaunchHeld.v1.json': schema({}) };
    const message = /MentoringSessionLogged changed within version 1[^]*Raise its version in libs\/development\/src\/mentoring\/log-mentoring-session\.ts to 2, add an upcaster from version 1, and run: npm run docs[^]*Never edit or remove/u;
    expect(() => addSchemas(folder, current)).toThrow(message);
    expect(contents()).toEqual(before);
  });

  it('reports a file that was edited or removed, even when the declaration matches', () => {
    const changed = schema({ hours });
    writeFileSync(join(folder, file), changed);
    expect(() => addSchemas(folder, { [file]: changed })).toThrow(`${file} was edited`);
    rmSync(join(folder, file));
    expect(() => addSchemas(folder, logged)).toThrow(`${file} was removed`);
  });
});

import { jest } from '@jest/globals';
import { readFileSync, writeFileSync } from 'node:fs';
import { milepost, scratchFolder } from '../support/cli.js';

jest.setTimeout(60_000);
const { path, remove } = scratchFolder();
const data = path('data');
const shipped = readFileSync('libs/development/template/ulo.yaml', 'utf8').replace(/^(?:#.*\n)+/u, '');
const programme = ['--programme', 'ULO development in Tamworth'];

/** A template file with a change. */
function changed(name: string, find: string | RegExp, to: string): string {
  writeFileSync(path(name), shipped.replace(find, to));
  return path(name);
}

beforeAll(async () => expect(await milepost(data, 'seed')).toMatchObject({ code: 0, err: '' }));
afterAll(remove);

describe('milepost template', () => {
  it('shows the default template, which is valid', async () => {
    const { code, out } = await milepost(path('nothing'), 'template', 'show');
    expect([code, out]).toEqual([0, shipped]);
    expect(await milepost(data, 'template', 'check', 'libs/development/template/ulo.yaml')).toEqual({ code: 0, out: 'Right: “Developing a user-led organisation”, 7 phases, 35 steps.\n', err: '' });
    expect(await milepost(data, 'template', 'check', 'examples/templates/peer-support-group.yaml')).toEqual({ code: 0, out: 'Right: “A peer-support group in twelve months”, 4 phases, 10 steps.\n', err: '' });
  });

  it('reports every error with its line, and publishes nothing', async () => {
    const bad = changed('bad.yaml', /needs: \[A1\]/u, 'needs: [A5]');
    const { code, err } = await milepost(data, 'template', 'check', bad);
    expect([code, err.split('\n')]).toEqual([1, [
      'The template has 2 faults.', expect.stringMatching(/^Line \d+: A cycle: A2 needs A5, A5 needs A2\.$/u), expect.stringMatching(/^Line \d+: Can never begin, because of what they need: B1, B2, .*, G2\.$/u), '',
    ]]);
    expect(await milepost(data, 'template', 'publish', bad, ...programme)).toEqual({ code, out: '', err });
    writeFileSync(path('latin.yaml'), Buffer.from([0x74, 0xe9]));
    expect(await milepost(data, 'template', 'check', path('latin.yaml'))).toEqual({ code: 1, out: '', err: 'The template has a fault.\nLine 1: The file is not in UTF-8.\n' });
    expect(await milepost(data, 'template', 'check', path('none.yaml'))).toMatchObject({ code: 1, err: expect.stringContaining('there is no such file') as string });
  });

  it('publishes the next version, once, and shows it', async () => {
    const file = changed('longer.yaml', 'usual: 12w, most: 18w }\n    done: { condition: people', 'usual: 16w, most: 18w }\n    done: { condition: people');
    expect(await milepost(data, 'template', 'publish', file, ...programme)).toEqual({ code: 0, out: 'Published “Developing a user-led organisation” as version 1.\n', err: '' });
    expect(await milepost(data, 'template', 'publish', file, ...programme)).toEqual({ code: 0, out: 'Nothing to publish: version 1 says the same.\n', err: '' });
    const shown = await milepost(data, 'template', 'show', ...programme);
    expect(shown).toMatchObject({ code: 0, err: '' });
    writeFileSync(path('shown.yaml'), shown.out);
    expect(await milepost(data, 'template', 'diff', path('shown.yaml'), '1', ...programme)).toEqual({ code: 0, out: 'They say the same.\n', err: '' });
    expect((await milepost(data, 'template', 'show', '--version', '0', ...programme)).out).toBe(shipped);
  });

  it('shows the differences to another version', async () => {
    expect(await milepost(data, 'template', 'diff', '0', '1', ...programme)).toEqual({
      code: 0, err: '',
      out: 'Step A2, duration: usually 12 weeks, at least 4 weeks, at most 18 weeks → usually 16 weeks, at least 4 weeks, at most 18 weeks\n',
    });
    const renamed = changed('renamed.yaml', /\bG2\b/u, 'G9');
    expect((await milepost(data, 'template', 'diff', '0', renamed)).out).toBe('Step G9, added: Become a mentor\nStep G2, removed: Become a mentor\n');
    expect((await milepost(data, 'template', 'diff', '0', renamed, '--renamed', 'G2=G9')).out).toBe('Step G9, renamed: G2 → G9\n');
  });

  it.each([
    [1, 'There is no version “7”.', ['show', '--version', '7', ...programme]],
    [1, 'There is no programme “Nowhere”.', ['show', '--programme', 'Nowhere']],
    [2, 'Say with --programme whose version 1 it is.', ['show', '--version', '1']],
    [2, 'Say with --programme whose version 3 it is.', ['diff', '0', '3']],
    [2, "error: option '--version <number>' argument 'new' is invalid. It must be a whole number.", ['show', '--version', 'new']],
  ])('ends with %d: %s', async (code, sentence, args) => {
    const run = await milepost(data, 'template', ...args);
    expect([run.code, run.err.split('\n')[0]]).toEqual([code, sentence]);
  });
});

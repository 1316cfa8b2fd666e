import { jest } from '@jest/globals';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { EditedExport } from '../support/edited-export.js';
import { milepost, milepostWith, scratchFolder } from '../support/cli.js';
import { startTestLog } from '../support/test-log.js';

jest.setTimeout(240_000);
const { path, remove } = scratchFolder();
const folder = path('log');
const [exported, file, hashes, keyFile] = [path('log.ndjson'), path('kept', 'checkpoints.txt'), path('hashes.txt'), path('key.txt')];
const against = ['--checkpoint', file];

beforeAll(async () => {
  expect(await milepost(folder, 'seed')).toMatchObject({ code: 0 });
  expect(await milepost(folder, 'checkpoint', file, '--hashes', hashes)).toMatchObject({ code: 0, err: '', out: expect.stringMatching(/^Added a checkpoint of \d+ events to /u) as string });
  writeFileSync(keyFile, (await milepost(folder, 'checkpoint', '--public-key')).out);
  expect(await milepost(folder, 'export', exported)).toMatchObject({ code: 0 });
});
afterAll(remove);

describe('milepost checkpoint', () => {
  it('adds none if nothing was recorded since, and prints the same key each time', async () => {
    expect((await milepost(folder, 'checkpoint', file)).out).toMatch(/ends with a checkpoint of the same \d+ events already/u);
    expect((await milepost(folder, 'checkpoint', '--public-key')).out).toBe(readFileSync(keyFile, 'utf8'));
  });

  it('refuses an empty log, a file of another kind, and an existing file of hashes', async () => {
    mkdirSync(path('empty'));
    const refused = await Promise.all([milepost(path('empty'), 'checkpoint'), milepost(folder, 'checkpoint', exported), milepost(folder, 'checkpoint', '--hashes', hashes)]);
    expect(refused.map(({ code }) => code === 0)).toEqual([false, false, false]);
    expect(readFileSync(exported, 'utf8')).toMatch(/^\{"format":"milepost-log"/u);
  });
});

describe('milepost verify --checkpoint', () => {
  it('agrees with the log, its export and its backup', async () => {
    expect(await milepost(folder, 'backup', path('backup'))).toMatchObject({ code: 0 });
    for (const where of [[], ['--file', exported], ['--file', path('backup', 'log.db')]]) {
      const { code, out, err } = await milepost(folder, 'verify', ...where, ...against, '--key', keyFile);
      expect({ code, err }).toEqual({ code: 0, err: '' });
      expect(out).toContain('It holds what the checkpoint says, in the same order. Every signature is of the key milepost/');
    }
  });

  it('agrees with the log after it was moved to EventStoreDB', async () => {
    const log = await startTestLog('eventstoredb');
    const settings = { ...log.settings, DATA_DIR: path('moved') };
    try {
      expect(await milepostWith(settings, 'restore', exported)).toMatchObject({ code: 0 });
      // An export contains no keys of personal data: a separate exit code says so.
      expect(await milepostWith(settings, 'verify', ...against, '--key', keyFile)).toMatchObject({ code: 4, out: expect.stringContaining('It holds what the checkpoint says') as string });
    } finally {
      await log.stop();
    }
  });

  // Forgeries that the chain alone does not show: all hashes, chains, counts and the digest are calculated again.
  const forged: [what: string, edit: (file: EditedExport) => void, fault: RegExp][] = [
    ['a changed event', ({ events }) => void Object.assign(events[9]?.data ?? {}, { note: 'changed' }), /Event 10 of the log has changed/u],
    ['a missing end', ({ events }) => void events.pop(), /says that it had more: events were left out/u],
    ['a missing stream', (edited) => { const { stream } = edited.events[5] ?? { stream: '' }; edited.events = edited.events.filter((one) => one.stream !== stream); }, /Event \d+ of the log has changed/u],
  ];
  it.each(forged)('finds %s with all hashes calculated again, which the chain alone does not find', async (what, edit, fault) => {
    const edited = new EditedExport(readFileSync(exported, 'utf8'));
    edit(edited);
    const forgery = path(`${what}.ndjson`);
    writeFileSync(forgery, edited.rechain().recount().text());
    expect(await milepost(folder, 'verify', '--file', forgery)).toMatchObject({ code: 0 });
    const { code, err } = await milepost(folder, 'verify', '--file', forgery, ...against, '--hashes', hashes);
    expect(code).toBe(3);
    expect(err).toMatch(fault);
  });

  it('finds two streams that changed places', async () => {
    const edited = new EditedExport(readFileSync(exported, 'utf8'));
    const at = edited.events.findIndex(({ stream }, i) => i > 0 && stream !== edited.events[i + 1]?.stream);
    const [a, b] = [edited.events[at], edited.events[at + 1]];
    if (a && b) edited.events.splice(at, 2, b, a);
    writeFileSync(path('swapped.ndjson'), edited.recount().text());
    expect(await milepost(folder, 'verify', '--file', path('swapped.ndjson'))).toMatchObject({ code: 0 });
    expect(await milepost(folder, 'verify', '--file', path('swapped.ndjson'), ...against)).toMatchObject({ code: 3, err: expect.stringMatching(/^Events 1 to \d+ are not those of the checkpoint/u) as string });
  });

  it('finds a checkpoint that was changed or signed by another key', async () => {
    writeFileSync(path('changed.txt'), readFileSync(file, 'utf8').replace(/\n(\d+)\n/u, '\n1\n'));
    expect(await milepost(folder, 'verify', '--checkpoint', path('changed.txt'), '--key', keyFile)).toMatchObject({ code: 3, err: expect.stringContaining('is not signed by milepost/') as string });
    const { out: other } = await milepostWith({ DATA_DIR: folder, CHECKPOINT_KEY: 'another key that somebody else has' }, 'checkpoint');
    writeFileSync(path('other.txt'), other);
    expect(await milepost(folder, 'verify', '--checkpoint', path('other.txt'), '--key', keyFile)).toMatchObject({ code: 3 });
  });

  it.each([
    [['--hashes', hashes], 2], [['--checkpoint', exported], 3], [['--checkpoint', file, '--key', 'x'], 2], [['--checkpoint', file, '--hashes', exported], 3], [['--checkpoint', path('none')], 1],
  ])('refuses %j', async (args, code) => expect((await milepost(folder, 'verify', ...args)).code).toBe(code));
});

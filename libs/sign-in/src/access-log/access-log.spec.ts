import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { accessFileOf } from '../access-state/access-file.js';
import { allEntries } from '../contract/access-log.contract.js';
import { setClock } from '../contract/access-state.contract.js';
import { openAccessLog } from './open-access-log.js';
import type { AccessLog } from './access-log.js';

const secret = 'a master key for tests, of enough letters';

describe('the access log', () => {
  const clock = setClock();
  let folder: string;
  let log: AccessLog;
  const open = (key = secret): Promise<AccessLog> => openAccessLog({ folder, secret: key, clock });
  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'milepost-access-'));
    log = await open();
  });
  afterEach(async () => {
    await log.close();
    rmSync(folder, { recursive: true });
  });

  it('records a repeated view once within a minute, and every sign-in', async () => {
    const view = { kind: 'people-shown', person: 'ada', way: 'link', what: 'GET /people' } as const;
    await log.note(view);
    await log.note(view);
    await log.note({ ...view, person: 'bob' });
    await log.note({ ...view, what: 'GET /people/:person', ids: ['bob'] });
    for (let i = 0; i < 2; i += 1) await log.note({ kind: 'signed-in', person: 'ada', way: 'link' });
    expect((await allEntries(log)).map(({ kind, person }) => `${kind} ${person}`).sort()).toEqual(['people-shown ada', 'people-shown ada', 'people-shown bob', 'signed-in ada', 'signed-in ada']);
  });

  it('records at most a hundred refusals of unknown people an hour, and all refusals of known people', async () => {
    for (let i = 0; i < 250; i += 1) await log.note({ kind: 'refused', way: 'link', what: 'unknown-address' });
    for (let i = 0; i < 3; i += 1) await log.note({ kind: 'refused', person: 'ada', way: 'openid', what: 'unknown-account' });
    expect(await allEntries(log, {}, 200)).toHaveLength(103);
    clock.pass(3_600);
    await log.note({ kind: 'refused', way: 'link', what: 'unknown-address' });
    expect(await allEntries(log, {}, 200)).toHaveLength(104);
  });

  it('stores neither person nor content readably, and marks entries that cannot be opened', async () => {
    await log.note({ kind: 'people-shown', person: 'person-ada', way: 'link', what: 'GET /people/:person', ids: ['person-bob'] });
    await log.close();
    const bytes = readFileSync(accessFileOf(folder), 'latin1');
    expect(bytes).toContain('people-shown');
    for (const text of ['person-ada', 'person-bob', '/people', 'link']) expect(bytes).not.toContain(text);
    log = await open('another master key, of enough letters');
    expect((await allEntries(log)).map(({ what, person }) => [what, person])).toEqual([['unreadable', undefined]]);
  });
});

import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CheckpointComparison, checkpointsIn, isSignatureRight, verifierKey } from '#audit';
import { openSqliteEventStore, type EventStore } from '#event-store';
import { derivedId, type NewEvent } from '#kernel';
import { fakeClock } from '#spec';
import { DailyCheckpoint } from './daily-checkpoint.js';

describe('a checkpoint of the log once a day', () => {
  const root = mkdtempSync(join(tmpdir(), 'milepost-daily-'));
  const [folder, file] = [join(root, 'kept'), join(root, 'kept', 'milepost-checkpoints.txt')];
  let store: EventStore;
  beforeAll(() => void (store = openSqliteEventStore({ folder: join(root, 'log'), program: 'test' })));
  afterAll(async () => {
    await store.close();
    rmSync(root, { recursive: true, force: true });
  });

  const problems: string[] = [];
  const daily = (to = folder) => new DailyCheckpoint({ store, clock: fakeClock(), folder: to, secret: () => 'a secret that is long enough for it', onProblem: (sentence) => problems.push(sentence) });
  const record = async (name: string): Promise<void> => {
    const event: NewEvent = {
      id: derivedId(name), type: 'ProgrammeOpened', version: 1, recordedAt: '2026-01-05T09:00:00.000Z', occurredOn: '2026-01-05', data: { name },
      metadata: { commandId: derivedId(name), commandHash: 'x', correlationId: derivedId(name), causationId: derivedId(name), actor: { id: derivedId('a'), role: 'programme-manager', organisation: 'O' } },
    };
    await store.append(`programme-${derivedId(name)}`, [event], { head: 'no-stream' });
  };
  const kept = () => checkpointsIn(readFileSync(file, 'utf8'));

  it('is not written for an empty log', async () => {
    await daily().write();
    expect(existsSync(file)).toBe(false);
  });

  it('is written and signed after new events, and reads only those', async () => {
    const work = daily();
    await record('first');
    await work.write();
    await work.write();
    await record('second');
    await work.write();
    expect(kept().map(({ events }) => events)).toEqual([1, 2]);
    const key = verifierKey(readFileSync(join(folder, 'milepost-checkpoints.key'), 'utf8'));
    expect(key && kept().every((one) => isSignatureRight(one, key))).toBe(true);
    const comparison = new CheckpointComparison(kept());
    for await (const { events } of store.readAll()) for (const event of events) comparison.take(event);
    expect(comparison.finish()).toEqual({ agreeing: 2, faults: [] });
  });

  it('is added to the same file after a restart', async () => {
    await record('third');
    await daily().write();
    expect(kept().map(({ events }) => events)).toEqual([1, 2, 3]);
  });

  it('is reported when it cannot be written', async () => {
    writeFileSync(join(root, 'no-folder'), 'x');
    const work = daily(join(root, 'no-folder'));
    await work.write();
    expect(work.trouble).toMatch(/^No checkpoint of the log could be written to /u);
    expect(problems).toEqual([work.trouble]);
  });
});

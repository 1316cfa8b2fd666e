import { managers as all, type UloState } from '#development';
import { until } from '#spec';
import type { AnyProcessManager, Reconciler } from '#workflow';
import { ManagedLog, expectOneDespiteKill } from '../support/managed-log.js';

let log: ManagedLog;
let programme: string;
beforeEach(async () => {
  log = new ManagedLog();
  programme = await log.begin();
});
afterEach(() => log.close());

const progress = all.find(({ name }) => name === 'progress') as Reconciler<UloState>;
type Marks = Parameters<ManagedLog['record']>[2];

/** Passes the gate of the first phase. @returns the id of the last required event */
const pass = async (marks: Marks = {}): Promise<string> => {
  await log.record('record-partnership', { commissioner: 'Council', mentor: 'Neighbouring ULO', localPeople: true }, marks);
  await log.record('agree-mentoring', { mentor: 'Neighbouring ULO', startsOn: log.clock.today(), endsOn: '2027-03-01' }, marks);
  return adopt(marks);
};
const adopt = async (marks: Marks = {}): Promise<string> => (await log.record('adopt-independence-statement', { statement: 'The users decide.' }, { ...marks, role: 'user-member' })).events[0] ?? '';
const withdraw = (corrects: string) => log.record('withdraw-fact', { corrects, reason: 'It was not adopted' }, { role: 'user-member' });

async function activated(managers: readonly AnyProcessManager[] = [progress]): ReturnType<ManagedLog['start']> {
  const runner = await log.start({ managers });
  await log.until('ManagerActivated', managers.length);
  return runner;
}

/** The process manager, and the number of its calls. */
function counted({ version = 1, throwsOn }: { version?: number; throwsOn?: string } = {}): { manager: Reconciler<UloState>; asked: () => number } {
  let asked = 0;
  const manager: Reconciler<UloState> = {
    ...progress, version,
    commandsFor(state, today) {
      asked += 1;
      if (state.partnership.name === throwsOn) throw new Error('This stream always fails.');
      return progress.commandsFor(state, today);
    },
  };
  return { manager, asked: () => asked };
}

describe('the progress of a ULO is recorded', () => {
  it('for the event that caused it, once, and not again after a restart', async () => {
    const runner = await activated();
    const because = await pass();
    const [recorded] = await log.until('ProgressMade', 1);
    expect(recorded).toMatchObject({
      stream: `ulo-${log.ulo}`, occurredOn: '2026-01-15', data: { kind: 'gate-passed', phase: 'A', title: 'Decide and partner' },
      metadata: { causationId: because, actor: { role: 'milepost' } },
    });
    await log.stop(runner);
    await log.start({ managers: [progress] });
    await log.settled();
    expect(await log.events('ProgressMade')).toHaveLength(1);
  });

  it.each(['before', 'after'] as const)('after a kill between event and command, %s it was stored', async (when) => {
    await log.stop(await activated());
    await pass();
    await expectOneDespiteKill(log, { when, type: 'ProgressMade', managers: [progress] });
  });

  it('once when two processes run the process manager', async () => {
    await log.start({ managers: [progress] });
    await log.start({ managers: [progress] });
    await log.until('ManagerActivated', 1);
    for (let i = 0; i < 5; i++) {
      log.ulo = await log.startUlo(programme);
      await pass();
    }
    await log.until('ProgressMade', 5);
    await log.settled();
    expect(await log.events('ProgressMade')).toHaveLength(5);
    expect(await log.events('ManagerActivated')).toHaveLength(1);
    expect(await log.events('ManagerCommandRefused')).toEqual([]);
  });

  it('not for progress before the activation, in examples or imports, or more than a week ago', async () => {
    await pass();
    await activated();
    // A later event does not trigger a check of earlier progress.
    await log.record('bring-people-together', { users: 5, carers: 1 });
    for (const marks of [{ example: true }, { imported: true }]) {
      log.ulo = await log.startUlo(programme);
      await pass(marks);
      await log.record('bring-people-together', { users: 5, carers: 1 });
    }
    log.ulo = await log.startUlo(programme);
    await log.record('record-partnership', { commissioner: 'Council', mentor: 'Neighbouring ULO', localPeople: true });
    await log.record('agree-mentoring', { mentor: 'Neighbouring ULO', startsOn: '2026-01-15', endsOn: '2027-03-01' });
    log.clock.set('2026-01-23T09:00:00.000Z');
    await log.record('adopt-independence-statement', { occurredOn: '2026-01-15', statement: 'The users decide.' }, { role: 'user-member' });
    await log.settled();
    expect(await log.events('ProgressMade')).toEqual([]);
  });

  it('no more when its cause is withdrawn, and again when it is reached again on the same day', async () => {
    await activated();
    const statement = await pass();
    const [recorded] = await log.until('ProgressMade', 1);
    await withdraw(statement);
    const [, own] = await log.until('CorrectionRecorded', 2);
    expect(own).toMatchObject({ data: { ofEvent: recorded?.id, data: null }, metadata: { actor: { role: 'milepost' } } });
    await adopt();
    await log.until('ProgressMade', 2);
    await log.settled();
    expect([(await log.events('ProgressMade')).length, (await log.events('CorrectionRecorded')).length]).toEqual([2, 2]);
  });

  it('after one check for many events of a ULO; its own events do not trigger more checks', async () => {
    const { manager, asked } = counted();
    const runner = await activated([manager]);
    for (let i = 0; i < 100; i++) await log.record('bring-people-together', { users: 5, carers: 1, again: true });
    await pass();
    await log.until('ProgressMade', 1);
    await until(async () => (await runner.progress()).get('progress')?.waiting === 0);
    const before = asked();
    expect(before).toBeLessThan(80);
    await log.settled();
    expect(asked()).toBe(before);
  });

  it('by a new version of the process manager after a failure; other streams continue', async () => {
    const { manager } = counted({ throwsOn: 'ULO' });
    const runner = await activated([manager]);
    await pass();
    const [parked] = await log.until('ManagerStreamParked', 1);
    expect(parked?.data).toMatchObject({ at: { stream: `ulo-${log.ulo}` }, reason: 'This stream always fails.' });
    expect(runner.trouble).toBe('Process managers have parked 1 stream: see Operations.');
    const first = log.ulo;
    log.ulo = (await log.record('start-ulo-development', { programme, name: 'Other', area: 'Town', commissioner: 'Council' })).stream.slice('ulo-'.length);
    await pass();
    expect(await log.until('ProgressMade', 1)).toMatchObject([{ stream: `ulo-${log.ulo}` }]);
    await log.stop(runner);
    await log.start({ managers: [counted({ version: 2 }).manager] });
    expect((await log.until('ProgressMade', 2))[1]).toMatchObject({ stream: `ulo-${first}` });
  });

  it('with a checkpoint after many events, and earlier events are not checked again', async () => {
    await log.stop(await activated());
    for (let ulo = 0; ulo < 30; ulo++) {
      log.ulo = await log.startUlo(programme);
      for (let i = 0; i < 20; i++) await log.record('bring-people-together', { users: 5, carers: 1, again: true });
    }
    const all = counted();
    await log.stop(await caughtUp(all.manager));
    expect(await log.events('ManagerCheckpointReached')).toHaveLength(1);
    const again = counted();
    await caughtUp(again.manager);
    // Once for each ULO, and once more for one whose events are in two batches of the log.
    expect(all.asked()).toBeGreaterThanOrEqual(30);
    expect(all.asked()).toBeLessThan(40);
    expect(again.asked()).toBeLessThan(8);
  });
});

async function caughtUp(manager: Reconciler<UloState>): ReturnType<ManagedLog['start']> {
  const runner = await log.start({ managers: [manager] });
  await until(() => runner.status.isCaughtUp);
  return runner;
}

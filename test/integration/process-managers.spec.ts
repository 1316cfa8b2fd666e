import { defaultTemplateText, managers as all } from '#development';
import type { AnyProcessManager, ProcessManager } from '#workflow';
import { failing } from '../support/failing-store.js';
import { ManagedLog, expectOneDespiteKill } from '../support/managed-log.js';

let log: ManagedLog;
let programme: string;
beforeEach(async () => {
  log = new ManagedLog();
  programme = await log.begin();
});
afterEach(() => log.close());

const mentoring = { mentor: 'Neighbouring ULO', startsOn: '2026-01-01', endsOn: '2026-06-30' };
const endMentoring = async (marks = {}): Promise<string> => {
  await log.record('agree-mentoring', mentoring);
  const { events: [id = ''] } = await log.record('end-mentoring', { asAgreed: false }, marks);
  return id;
};

describe('process managers on a log', () => {
  it('issue a command for an event once, and not again after a restart', async () => {
    const runner = await log.start();
    await log.until('ManagerActivated', all.length);
    const ended = await endMentoring();
    const [raised] = await log.until('ActionRaised', 1);
    expect(raised).toMatchObject({ stream: `ulo-${log.ulo}`, data: { kind: 'agree-next-mentor', owner: 'manager', dueOn: '2026-02-12' } });
    expect(raised?.metadata).toMatchObject({ causationId: ended, actor: { role: 'milepost' } });
    await log.stop(runner);
    await log.start();
    await log.settled();
    expect(await log.events('ActionRaised')).toHaveLength(1);
  });

  it.each(['before', 'after'] as const)('complete after a kill between event and command, %s it was stored', async (when) => {
    await log.stop(await activated());
    await endMentoring();
    await expectOneDespiteKill(log, { when, type: 'ActionRaised' });
  });

  it('continue by themselves when the store is available again', async () => {
    await log.stop(await activated());
    let isAway = true;
    const runner = await log.start({ decorate: failing('before', () => isAway) });
    await endMentoring();
    while (runner.trouble === undefined) await log.settled();
    expect(runner.trouble).toContain('It is away.');
    expect((await runner.progress()).get('mentoring-ends')).toMatchObject({ waiting: 1, isAll: true });
    isAway = false;
    await log.until('ActionRaised', 1);
    // The process manager sees its own action a moment later.
    for (let tries = 0; tries < 40 && (await runner.progress()).get('mentoring-ends')?.waiting !== 0; tries++) await log.settled();
    expect((await runner.progress()).get('mentoring-ends')).toEqual({ waiting: 0, isAll: true, movedAt: log.clock.now() });
  });

  it('issue each command once when two processes run them', async () => {
    await log.start();
    await log.start();
    await log.until('ManagerActivated', all.length);
    for (let i = 0; i < 5; i++) {
      log.ulo = await log.startUlo(programme);
      await endMentoring();
    }
    await log.until('ActionRaised', 5);
    await log.settled();
    expect(await log.events('ActionRaised')).toHaveLength(5);
    expect(await log.events('ManagerActivated')).toHaveLength(all.length);
    expect(await log.events('ManagerCommandRefused')).toEqual([]);
  });

  it('ignore events before their activation, examples and imports', async () => {
    await endMentoring();
    await activated();
    for (const marks of [{ example: true }, { imported: true }]) {
      log.ulo = await log.startUlo(programme);
      await endMentoring(marks);
    }
    await log.settled();
    expect(await log.events('ActionRaised')).toEqual([]);
  });

  it('handle a day when it begins', async () => {
    await activated();
    await log.record('agree-mentoring', mentoring);
    await log.settled();
    expect(await log.events('ActionRaised')).toEqual([]);
    log.clock.set('2026-07-02T09:00:00.000Z');
    const [raised] = await log.until('ActionRaised', 1);
    expect(raised).toMatchObject({ occurredOn: '2026-07-01', data: { dueOn: '2026-07-29' } });
    await log.settled();
    expect(await log.events('ActionRaised')).toHaveLength(1);
  });

  it('close an action when its cause is withdrawn', async () => {
    await activated();
    const ended = await endMentoring();
    await log.until('ActionRaised', 1);
    await log.record('withdraw-fact', { corrects: ended, reason: 'It goes on' });
    expect(await log.until('ActionClosed', 1)).toMatchObject([{ data: { outcome: 'not-needed' } }]);
  });

  it('record a refused command with its reason, once', async () => {
    const managers = [hasty()];
    const runner = await activated(managers);
    await log.record('agree-mentoring', mentoring);
    const [refused] = await log.until('ManagerCommandRefused', 1);
    expect(refused?.data).toMatchObject({ name: 'declare-establishment', stream: `ulo-${log.ulo}`, reason: expect.stringContaining('cannot declare the ULO established') as string });
    expect(runner.status.refused).toBe(1);
    await log.stop(runner);
    await log.start({ managers });
    await log.settled();
    expect(await log.events('ManagerCommandRefused')).toHaveLength(1);
  });

  it('park the stream of an event on which one throws; other streams continue, and a new version resumes it', async () => {
    const first = log.ulo;
    const managers = [hasty({ throwsOn: first, command: 'raise-action' })];
    const runner = await activated(managers);
    await log.record('agree-mentoring', mentoring);
    const [parked] = await log.until('ManagerStreamParked', 1);
    expect(parked?.data).toMatchObject({ at: { stream: `ulo-${first}`, revision: 1 }, reason: 'This event always fails.' });
    log.ulo = await log.startUlo(programme);
    await log.record('agree-mentoring', mentoring);
    expect(await log.until('ActionRaised', 1)).toMatchObject([{ stream: `ulo-${log.ulo}` }]);
    expect(runner.trouble).toBe('Process managers have parked 1 stream: see Operations.');
    await log.stop(runner);
    await log.start({ managers: [hasty({ command: 'raise-action', version: 2 })] });
    expect((await log.until('ActionRaised', 2))[1]).toMatchObject({ stream: `ulo-${first}` });
  });

  it('apply a rule set to every ULO of its programme, and the earlier rule set to earlier ULOs', async () => {
    await log.record('adopt-rule-set', { programme, ruleSet: 'dh-2007', carersCount: true });
    await activated(all.filter(({ name }) => name === 'programme-to-ulo'));
    const [before] = await log.until('RuleSetApplied', 1);
    expect(before).toMatchObject({ stream: `ulo-${log.ulo}`, data: { carersCount: true } });
    const ulos = [log.ulo];
    for (let i = 0; i < 120; i++) ulos.push(await log.startUlo(programme));
    await log.until('RuleSetApplied', 121);
    const { events: [adopted] } = await log.record('adopt-rule-set', { programme, ruleSet: 'scie-minimum', carersCount: false });
    await log.until('RuleSetApplied', 242);
    await log.settled();
    const applied = (await log.events('RuleSetApplied')).filter(({ data }) => (data as { adopted: string }).adopted === adopted);
    expect(applied.map(({ stream }) => stream).sort()).toEqual(ulos.map((id) => `ulo-${id}`).sort());
    await log.record('withdraw-fact', { programme, corrects: adopted, reason: 'It was another' });
    await log.until('CorrectionRecorded', 122);
    await log.settled();
    expect((await log.events('CorrectionRecorded')).filter(({ stream }) => stream.startsWith('ulo-'))).toHaveLength(121);
    expect(await log.events('ManagerCommandRefused')).toEqual([]);
  });

  it('give a new ULO the newest version of its programme as its plan, once; examples, imports and older ULOs get none', async () => {
    const runner = await activated();
    await log.record('publish-template', { programme, content: defaultTemplateText.replace(/(title: Hold the launch).*/u, '$1 event, again') });
    for (const marks of [{ example: true }, { imported: true }]) await log.startUlo(programme, marks);
    const ulo = await log.startUlo(programme);
    const [laidOut] = await log.until('PlanLaidOut', 1);
    expect(laidOut).toMatchObject({ stream: `ulo-${ulo}`, occurredOn: '2026-01-15', data: { startOn: '2026-01-15', version: 1 }, metadata: { actor: { role: 'milepost' } } });
    await log.stop(runner);
    await log.start();
    await log.settled();
    expect(await log.events('PlanLaidOut')).toHaveLength(1);
  });

  it('do not change a plan that a person laid out first', async () => {
    const runner = await activated();
    await log.stop(runner);
    log.ulo = await log.startUlo(programme);
    await log.record('lay-out-plan', { startOn: '2026-02-01', version: 0 });
    const next = await log.start();
    await log.settled();
    expect(await log.events('PlanLaidOut')).toMatchObject([{ data: { startOn: '2026-02-01' }, metadata: { actor: { role: 'programme-manager' } } }]);
    expect(next.status.refused).toBe(0);
  });

  it('move every plan of a programme to the version that it ordered, and report the plans that could not be moved', async () => {
    await activated();
    await log.record('publish-template', { programme, content: defaultTemplateText.replace(/(title: Hold the launch).*/u, '$1 event, again') });
    const moved = log.ulo;
    await log.record('lay-out-plan', { startOn: '2026-01-15', version: 0 });
    const without = await log.startUlo(programme, { imported: true });
    log.clock.set('2026-01-20T09:00:00.000Z');
    const late = (log.ulo = await log.startUlo(programme, { imported: true }));
    await log.record('lay-out-plan', { startOn: '2026-01-20', version: 0 });
    await log.record('order-template-move', { programme, occurredOn: '2026-01-18', version: 1 });
    expect(await log.until('PlanMovedToVersion', 1)).toMatchObject([{ stream: `ulo-${moved}`, occurredOn: '2026-01-18', data: { version: 1 }, metadata: { actor: { role: 'milepost' } } }]);
    const [refused] = await log.until('ManagerCommandRefused', 1);
    expect(JSON.stringify(refused?.data)).toContain('The plan was laid out only on 2026-01-20.');
    expect(JSON.stringify(refused?.data)).toContain(late);
    await log.settled();
    expect((await log.events()).some(({ stream, type }) => stream === `ulo-${without}` && type === 'PlanMovedToVersion')).toBe(false);
  });

  it('record a checkpoint after many events, not after each', async () => {
    await activated([hasty({ command: 'raise-action' })]);
    for (let i = 0; i < 30; i++) {
      log.ulo = await log.startUlo(programme);
      await log.record('agree-mentoring', mentoring);
    }
    await log.until('ActionRaised', 30);
    const checkpoints = await log.until('ManagerCheckpointReached', 1);
    expect(checkpoints.length).toBeLessThanOrEqual(2);
  });
});

async function activated(managers?: readonly AnyProcessManager[]): ReturnType<ManagedLog['start']> {
  const runner = await log.start(managers ? { managers } : {});
  await log.until('ManagerActivated', managers?.length ?? all.length);
  return runner;
}

/** A process manager that issues a command for every mentoring agreement. */
const hasty = ({ throwsOn = '', command = 'declare-establishment', version = 1 } = {}): ProcessManager => ({
  name: 'hasty', version, title: 'In a hurry',
  handles: ['MentoringAgreed'],
  initial: () => null,
  evolve: (state, { stream }) => {
    if (stream === `ulo-${throwsOn}`) throw new Error('This event always fails.');
    return state;
  },
  commandsOn: (_, { stream, occurredOn }) => [{
    to: stream, name: command,
    body: { occurredOn, ...(command === 'raise-action' ? { kind: 'agree-next-mentor', owner: 'owner', dueOn: occurredOn, subject: 'x' } : {}) },
  }],
});

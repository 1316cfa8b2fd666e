import { derivedId } from '#kernel';
import { factId, smallTemplate, specFor, type Given } from '#spec';
import { RecordProgress } from '../progress/index.js';
import { firstBaseline } from '../steps/planned-days.js';
import { ulo } from '../ulo.js';
import { progressManager } from './progress.js';

const { given } = specFor(ulo);
const started: Given = ['2026-01-05', 'UloDevelopmentStarted', { programme: derivedId('programme'), name: 'MAP', area: 'Tamworth', commissioner: 'Staffordshire' }];
const laidOut: Given = ['2026-01-05', 'PlanLaidOut', { startOn: '2026-01-05', version: 0, content: smallTemplate, baseline: firstBaseline(smallTemplate, '2026-01-05') }];
const done: Given = ['2026-01-20', 'StepCompleted', { step: 'S1' }];
const constitution: Given = ['2026-02-01', 'ConstitutionAdopted', {}];
const passed: readonly Given[] = [started, laidOut, done, constitution];
const gate = { kind: 'gate-passed', phase: 'P1', title: 'Begin' } as const;
const recordedProgress: Given = ['2026-02-01', 'ProgressMade', gate];

const calledFor = (today: string, ...facts: Given[]) => progressManager.commandsFor(given(...facts).state(), today).map(({ name, body }) => ({ name, body }));
const recording = (occurredOn: string) => ({ name: 'record-progress', body: { occurredOn, ...gate } });
const withdrawal = (n: number) => ({ name: 'withdraw-fact', body: { corrects: factId(n), reason: 'What led to it was corrected.' } });

describe('progress of a ULO is recorded', () => {
  it('when a gate is passed, and when it is declared established', () => {
    expect(calledFor('2026-02-01', started, laidOut, done)).toEqual([]);
    expect(calledFor('2026-02-01', ...passed)).toEqual([recording('2026-02-01')]);
    expect(calledFor('2026-03-01', started, ['2026-03-01', 'UloEstablishmentDeclared', {}])).toEqual([{ name: 'record-progress', body: { occurredOn: '2026-03-01', kind: 'established' } }]);
  });
  it('only once', () => {
    expect(calledFor('2026-02-01', ...passed, recordedProgress)).toEqual([]);
  });
  it('only until it is more than a week old', () => {
    expect(calledFor('2026-02-08', ...passed)).toEqual([recording('2026-02-01')]);
    expect(calledFor('2026-02-09', ...passed)).toEqual([]);
  });
  it('and withdrawn when the facts behind it are withdrawn', () => {
    expect(calledFor('2026-06-01', started, laidOut, constitution, recordedProgress)).toEqual([withdrawal(4)]);
  });
  it('again under the new day when its day is corrected', () => {
    expect(calledFor('2026-06-01', started, laidOut, done, ['2026-01-28', 'ConstitutionAdopted', {}], recordedProgress)).toEqual([recording('2026-01-28'), withdrawal(5)]);
  });
});

describe('the record of progress', () => {
  it('is made once for each day, and only for what the ULO has reached', () => {
    given(...passed).when(RecordProgress, '2026-02-01', gate).thenRecords('ProgressMade');
    given(...passed, recordedProgress).when(RecordProgress, '2026-02-01', gate).thenNothing();
    given(...passed, recordedProgress).when(RecordProgress, '2026-01-28', gate).thenRecords('ProgressMade');
    given(started, laidOut, constitution).when(RecordProgress, '2026-02-01', gate).thenNothing();
    given(...passed).when(RecordProgress, '2026-02-01', { kind: 'established' }).thenNothing();
  });
});

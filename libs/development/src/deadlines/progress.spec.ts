import { derivedId } from '#kernel';
import { smallTemplate, specFor, type Given } from '#spec';
import { firstBaseline } from '../steps/planned-days.js';
import { ulo } from '../ulo.js';
import { deadlinesOf } from './index.js';

const { given } = specFor(ulo);
const started: Given = ['2026-01-05', 'UloDevelopmentStarted', { programme: derivedId('programme'), name: 'MAP', area: 'Tamworth', commissioner: 'Staffordshire' }];
const laidOut: Given = ['2026-01-05', 'PlanLaidOut', { startOn: '2026-01-05', version: 0, content: smallTemplate, baseline: firstBaseline(smallTemplate, '2026-01-05') }];
const done: Given = ['2026-01-20', 'StepCompleted', { step: 'S1' }];
const constitution: Given = ['2026-02-01', 'ConstitutionAdopted', {}];
const progress = (...facts: Given[]) => deadlinesOf(given(started, ...facts).state()).filter(({ kind }) => kind === 'progress');

describe('what a ULO has reached is told', () => {
  it('on the day on which it passes a gate, and for a week', () => {
    expect(progress(laidOut, done)).toEqual([]);
    expect(progress(laidOut, done, constitution)).toEqual([
      { kind: 'progress', subject: 'gate P1', name: 'The gate of “Begin” is passed', dueOn: '2026-02-01', from: '2026-02-01', until: '2026-02-09' },
    ]);
  });
  it('on the day on which it is declared established', () => {
    expect(progress(['2026-03-01', 'UloEstablishmentDeclared', {}])).toMatchObject([{ subject: 'establishment', name: 'The ULO is declared established', dueOn: '2026-03-01' }]);
  });
  it('no more once the fact is corrected away', () => {
    expect(progress(laidOut, constitution)).toEqual([]);
  });
  it('not where its programme or its pause keeps everybody from being reminded', () => {
    const paused: Given[] = [['2026-01-25', 'DevelopmentPaused', { why: 'x' }], ['2026-02-20', 'DevelopmentResumed']];
    expect(progress(laidOut, done, constitution, ...paused).filter(({ from, until }) => until === null || from < until)).toEqual([]);
  });
});

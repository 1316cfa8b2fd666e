import { specFor, type Given } from '#spec';
import { ulo } from '../ulo.js';
import { deadlinesOf } from './index.js';

const { given } = specFor(ulo);
const gate: Given = ['2026-02-01', 'ProgressMade', { kind: 'gate-passed', phase: 'P1', title: 'Begin' }];
const progress = (...facts: Given[]) => deadlinesOf(given(...facts).state()).filter(({ kind }) => kind === 'progress');

describe('recorded progress of a ULO is reported', () => {
  it('on its day and for a week after it', () => {
    expect(progress(gate)).toEqual([
      { kind: 'progress', subject: 'gate P1', name: 'The gate of “Begin” is passed', dueOn: '2026-02-01', from: '2026-02-01', until: '2026-02-09' },
    ]);
    expect(progress(['2026-03-01', 'ProgressMade', { kind: 'established' }])).toMatchObject([{ subject: 'establishment', name: 'The ULO is declared established', dueOn: '2026-03-01' }]);
  });
  it('only once while two days are recorded for it', () => {
    expect(progress(gate, ['2026-02-03', 'ProgressMade', { kind: 'gate-passed', phase: 'P1', title: 'Begin' }])).toMatchObject([{ dueOn: '2026-02-03' }]);
  });
  it('not during a pause', () => {
    const paused: Given[] = [['2026-01-25', 'DevelopmentPaused', { why: 'x' }], ['2026-02-20', 'DevelopmentResumed']];
    expect(progress(gate, ...paused).filter(({ from, until }) => until === null || from < until)).toEqual([]);
  });
});

import { derivedId } from '#kernel';
import { smallTemplate, specFor, type Given } from '#spec';
import { firstBaseline } from '../steps/planned-days.js';
import { ulo } from '../ulo.js';
import { EndDevelopment, EndPhaseReturn, PauseDevelopment, ResumeDevelopment, ReturnToPhase, isPaused, pausesOn, phaseReturnedTo } from './index.js';

const { given } = specFor(ulo);
const started: Given = ['2026-01-05', 'UloDevelopmentStarted', { programme: derivedId('programme'), name: 'MAP', area: 'Tamworth', commissioner: 'Staffordshire' }];
const paused: Given = ['2026-03-01', 'DevelopmentPaused', { why: 'No worker' }];
const resumed: Given = ['2026-04-01', 'DevelopmentResumed', {}];

describe('a pause', () => {
  it('runs from its day up to the day on which the work resumes', () => {
    const { course } = given(started, paused, resumed).state();
    expect(['2026-02-28', '2026-03-01', '2026-03-31', '2026-04-01'].map((day) => isPaused(course, day))).toEqual([false, true, true, false]);
  });
  it('counts as ending on the next day while it is open', () => {
    expect(pausesOn(given(started, paused).state().course, '2026-03-10')).toEqual([{ from: '2026-03-01', to: '2026-03-11' }]);
    expect(pausesOn(given(started, paused, resumed).state().course, '2026-05-01')).toEqual([{ from: '2026-03-01', to: '2026-04-01' }]);
  });
  it('cannot begin within another one, and ends only once', () => {
    given(started, paused).when(PauseDevelopment, '2026-03-05', { why: 'x' }).thenRefused('paused-already');
    given(started, paused, resumed).when(PauseDevelopment, '2026-03-15', { why: 'x' }).thenRefused('paused-already');
    given(started, paused, resumed).when(PauseDevelopment, '2026-04-01', { why: 'x' }).thenRecords('DevelopmentPaused');
    given(started, paused).when(ResumeDevelopment, '2026-04-01').thenRecords('DevelopmentResumed');
    given(started, paused, resumed).when(ResumeDevelopment, '2026-04-02').thenRefused('not-paused');
    given(started).when(ResumeDevelopment, '2026-04-02').thenRefused('not-paused');
    given(started, paused).when(ResumeDevelopment, '2026-02-01').thenRefused('not-paused');
  });
});

describe('the end of a development', () => {
  const ended: Given = ['2028-06-01', 'DevelopmentEnded', { outcome: 'established' }];
  it('is recorded only once', () => {
    given(started).when(EndDevelopment, '2028-06-01', { outcome: 'established' }).thenRecords('DevelopmentEnded');
    given(started, ended).when(EndDevelopment, '2028-06-01', { outcome: 'established' }).thenNothing();
    given(started, ended).when(EndDevelopment, '2028-07-01', { outcome: 'merged' }).thenRefused('development-ended');
  });
  it('stops all planning from its day', () => {
    expect(ulo.closedOn?.(given(started, ended).state())).toBe('2028-06-01');
  });
});

describe('a return to a phase', () => {
  const laidOut: Given = ['2026-01-05', 'PlanLaidOut', { startOn: '2026-01-05', version: 0, content: smallTemplate, baseline: firstBaseline(smallTemplate, '2026-01-05') }];
  const returned: Given = ['2026-05-01', 'PhaseReturnedTo', { phase: 'P1', why: 'The committee fell apart' }];
  it('applies until it is ended', () => {
    given(started, laidOut).when(ReturnToPhase, '2026-05-01', { phase: 'P1', why: 'x' }).thenRecords('PhaseReturnedTo');
    given(started, laidOut, returned).when(ReturnToPhase, '2026-05-02', { phase: 'P1', why: 'x' }).thenRefused('in-that-phase-already');
    given(started, laidOut).when(ReturnToPhase, '2026-05-01', { phase: 'P7', why: 'x' }).thenRefused('no-such-phase');
    expect(phaseReturnedTo(given(started, laidOut, returned).state().course)).toBe('P1');
    expect(phaseReturnedTo(given(started, laidOut, returned, ['2026-06-01', 'PhaseReturnEnded']).state().course)).toBeUndefined();
    given(started, laidOut).when(EndPhaseReturn, '2026-06-01').thenRefused('not-returned');
  });
});

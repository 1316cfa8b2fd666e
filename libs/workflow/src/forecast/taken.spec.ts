import type { Network, NetworkStep } from '../schedule/network.js';
import { withAssumedStarts } from './assumed-starts.js';
import { takenOf } from './taken.js';

const step = (code: string, needs: readonly string[], known: Partial<NetworkStep> = {}): NetworkStep => ({
  code, days: 10, needs: needs.map((need) => ({ step: need, lag: 0 })), startedOn: null, finishedOn: null, pin: null, ...known,
});
const network = (...steps: NetworkStep[]): Network => ({ startOn: '2026-01-05', pauses: [], steps });
const ratios = (given: Network, except: readonly string[] = []): string[] =>
  takenOf(given, '2026-03-01', new Set(except)).map(({ code, ratio, running }) => `${code} ${ratio}${running ? ' +' : ''}`);

describe('the ratio of a step', () => {
  it('counts from the start to the finish, both included, divided by the usual length', () => {
    expect(ratios(network(step('A', [], { startedOn: '2026-01-10', finishedOn: '2026-01-24' })))).toEqual(['A 1.5']);
  });
  it('counts from the assumed start when none was recorded', () => {
    expect(ratios(network(step('A', [], { finishedOn: '2026-01-09' }), step('B', ['A'], { finishedOn: '2026-01-29' })))).toEqual(['A 0.5', 'B 2']);
  });
  it('excludes paused days', () => {
    const paused = { ...network(step('A', [], { startedOn: '2026-01-10', finishedOn: '2026-02-24' })), pauses: [{ from: '2026-01-15', to: '2026-02-15' }] };
    expect(ratios(paused)).toEqual(['A 1.5']);
  });
  it('counts up to yesterday for a step in progress', () => {
    expect(ratios(network(step('A', [], { startedOn: '2026-02-22' }), step('B', [], { startedOn: '2026-03-01' })))).toEqual(['A 0.7 +']);
  });
  it('is missing for a step that has no length, is excluded or is not started', () => {
    expect(ratios(network(step('A', [], { days: 0, finishedOn: '2026-01-10' }), step('B', [], { finishedOn: '2026-01-10' }), step('C', [])), ['B'])).toEqual([]);
  });
  it('is missing for a step that finished before one of its prerequisites', () => {
    const done = (finishedOn: string | null, b: Partial<NetworkStep>): string[] => ratios(network(step('A', [], { days: 0, finishedOn }), step('B', ['A'], { finishedOn: '2026-01-20', ...b })));
    expect([done(null, {}), done('2026-01-21', {}), done('2026-01-20', {})]).toEqual([[], [], []]);
    expect(done('2026-01-20', { startedOn: '2026-01-11' })).toEqual(['B 1']);
  });
});

describe('assumed starts', () => {
  const days = (given: Network): (string | null)[] => withAssumedStarts(given, '2026-03-01').steps.map(({ startedOn }) => startedOn);

  it('are the days on which steps became ready', () => {
    const b = step('B', [], { needs: [{ step: 'A', lag: 4 }] });
    expect(days(network(step('A', [], { finishedOn: '2026-01-10' }), b, step('C', ['B']), step('D', [])))).toEqual([null, '2026-01-15', null, '2026-01-05']);
  });
  it('are not before a pin, not after today, and not set for steps without length', () => {
    expect(days(network(step('A', [], { pin: { notBefore: '2026-02-01' } }), step('B', [], { pin: { notBefore: '2026-03-01' } }), step('C', [], { pin: { notBefore: '2026-03-02' } }), step('D', [], { days: 0 })))).toEqual(['2026-02-01', '2026-03-01', null, null]);
  });
});

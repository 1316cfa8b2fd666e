import { derivedId } from '#kernel';
import { smallTemplate, specFor, type Given } from '#spec';
import { deadlinesOf } from '../deadlines/index.js';
import { ulo } from '../ulo.js';
import { firstBaseline } from './planned-days.js';
import { NameStepOwner } from './index.js';

const { given } = specFor(ulo);
const ada = derivedId('ada');
const started: Given = ['2026-01-05', 'UloDevelopmentStarted', { programme: derivedId('programme'), name: 'MAP', area: 'Tamworth', commissioner: 'Staffordshire' }];
const laidOut: Given = ['2026-01-05', 'PlanLaidOut', { startOn: '2026-01-05', version: 0, content: smallTemplate, baseline: firstBaseline(smallTemplate, '2026-01-05') }];
const named: Given = ['2026-01-06', 'StepOwnerNamed', { step: 'S1', person: ada }];
const back: Given = ['2026-01-08', 'StepOwnerNamed', { step: 'S1', person: null }];
const ownersOf = (subject: string, ...facts: Given[]) => deadlinesOf(given(started, laidOut, ...facts).state()).filter((one) => one.subject === subject).map(({ owner, person }) => [owner, person]);

describe('the person who is named for a step', () => {
  it('is recorded by id, only once', () => {
    given(started, laidOut).when(NameStepOwner, '2026-01-06', { step: 'S1', person: ada.toUpperCase() }).then({ type: 'StepOwnerNamed', data: { step: 'S1', person: ada } });
    given(started, laidOut, named).when(NameStepOwner, '2026-01-07', { step: 'S1', person: ada }).thenNothing();
  });

  it('can give it back to its role', () => {
    given(started, laidOut, named).when(NameStepOwner, '2026-01-08', { step: 'S1' }).then({ type: 'StepOwnerNamed', data: { step: 'S1', person: null } });
    given(started, laidOut).when(NameStepOwner, '2026-01-08', { step: 'S1' }).thenNothing();
  });

  it('is named only for an open step of the plan', () => {
    given(started).when(NameStepOwner, '2026-01-06', { step: 'S1', person: ada }).thenRefused('no-plan-laid-out');
    given(started, laidOut).when(NameStepOwner, '2026-01-06', { step: 'X9', person: ada }).thenRefused('no-such-step');
    given(started, laidOut, ['2026-01-07', 'StepCompleted', { step: 'S1' }]).when(NameStepOwner, '2026-01-08', { step: 'S1', person: ada }).thenRefused('step-done');
  });

  it('is in the deadline of the step, together with its role', () => {
    expect(ownersOf('step S1', named)).toEqual([['user-member', ada]]);
    expect(ownersOf('step S1', named, back)).toEqual([['user-member', undefined]]);
    expect(ownersOf('step S2', named)).toEqual([['user-member', undefined]]);
  });

  it('is in the deadline of the milestone that the step shows', () => {
    const milestone: Given = ['2026-01-04', 'MilestonePlanned', { name: 'Constitution', kind: 'constitution', dueOn: '2026-06-01' }];
    const owners = deadlinesOf(given(started, milestone, laidOut, ['2026-01-06', 'StepOwnerNamed', { step: 'S2', person: ada }]).state()).filter(({ kind }) => kind === 'milestone');
    expect(owners).toMatchObject([{ owner: 'user-member', person: ada }]);
  });

  it('is kept when the step gets another code', () => {
    const content = { ...smallTemplate, phases: [{ code: 'P1', title: 'Begin', gate: { steps: ['N1'], conditions: [] } }, { code: 'P2', title: 'Go on', gate: null }], steps: smallTemplate.steps.slice(0, 1).map((step) => ({ ...step, code: 'N1' })) };
    const moved: Given = ['2026-01-09', 'PlanMovedToVersion', { version: 1, content, renamed: [{ from: 'S1', to: 'N1' }] }];
    expect(given(started, laidOut, named, moved).state().steps.records['N1']?.person).toBe(ada);
  });
});

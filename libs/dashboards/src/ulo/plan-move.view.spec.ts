import { ulo } from '#development';
import { derivedId } from '#kernel';
import { smallTemplate, specFor, type Given } from '#spec';
import { planMoveView } from './plan-move.view.js';

const { given } = specFor(ulo);
const started: Given = ['2026-01-05', 'UloDevelopmentStarted', { programme: derivedId('programme'), name: 'MAP', area: 'Tamworth', commissioner: 'Staffordshire' }];
const laidOut: Given = ['2026-01-05', 'PlanLaidOut', { startOn: '2026-01-05', version: 0, content: smallTemplate, baseline: { finishOn: '2026-02-02', steps: [] } }];
const completed: Given = ['2026-01-20', 'StepCompleted', { step: 'S1' }];
const own: Given = ['2026-01-06', 'StepAdded', { code: 'X1', title: 'One of its own', phase: 'P1', owner: 'mentor', needs: [], duration: { least: 7, usual: 7, most: 7 }, evidence: 'optional' }];
const shorter = { ...smallTemplate, steps: smallTemplate.steps.map((step) => (step.code === 'S1' ? { ...step, code: 'S9', title: 'Another title' } : { ...step, needs: step.needs.map((need) => (need.step === 'S1' ? { ...need, step: 'S9' } : need)) })) };

describe('a move to another version', () => {
  it('shows the changes of the plan, and the steps that are done before and after', () => {
    const state = given(started, laidOut, completed).state();
    const view = planMoveView(state, { version: 2, content: shorter, renamed: [] }, '2026-02-01');
    expect(view).toMatchObject({ from: { version: 0, steps: 4, finished: ['S1'] }, to: { version: 2, steps: 4, finished: [] } });
    expect(view?.changes.map(({ about, what }) => `${about}: ${what}`)).toEqual(expect.arrayContaining([expect.stringContaining('S9'), expect.stringContaining('S1')]));
    const renamed = planMoveView(state, { version: 2, content: shorter, renamed: [{ from: 'S1', to: 'S9' }] }, '2026-02-01');
    expect(renamed?.to.finished).toEqual(['S9']);
    expect(state.steps.plan?.version).toBe(0);
  });
  it('keeps added steps', () => {
    const view = planMoveView(given(started, laidOut, own).state(), { version: 1, content: smallTemplate, renamed: [] }, '2026-02-01');
    expect([view?.to.steps, view?.changes]).toEqual([5, []]);
  });
  it('is null without a plan', () => {
    expect(planMoveView(given(started).state(), { version: 1, content: smallTemplate, renamed: [] }, '2026-02-01')).toBeNull();
  });
});

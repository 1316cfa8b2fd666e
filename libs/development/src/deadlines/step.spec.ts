import { derivedId } from '#kernel';
import { factId, smallTemplate, specFor, type Given } from '#spec';
import { firstBaseline } from '../steps/planned-days.js';
import { ulo } from '../ulo.js';
import { deadlinesOf } from './index.js';

const { given } = specFor(ulo);
const started: Given = ['2026-01-05', 'UloDevelopmentStarted', { programme: derivedId('programme'), name: 'MAP', area: 'Tamworth', commissioner: 'Staffordshire' }];
const laidOut: Given = ['2026-01-05', 'PlanLaidOut', { startOn: '2026-01-05', version: 0, content: smallTemplate, baseline: firstBaseline(smallTemplate, '2026-01-05') }];
const constitution: Given = ['2026-02-01', 'ConstitutionAdopted', {}];
const steps = (...facts: Given[]) => deadlinesOf(given(started, laidOut, ...facts).state()).filter(({ kind }) => kind === 'step-due');
const brief = (...facts: Given[]): string[] => steps(...facts).map(({ subject, dueOn, from, until }) => `${subject}: ${dueOn}, ${from} to ${until ?? ''}`);

describe('a step is due', () => {
  it('on its day in the plan in force, to its owner, from the day on which it can begin', () => {
    expect(brief()).toEqual(['step S1: 2026-01-18, 2026-01-05 to ', 'step S2: 2026-01-18, 2026-01-05 to ']);
    expect(steps()[0]).toMatchObject({ name: 'S1 Step S1', owner: 'user-member', firstDueOn: '2026-01-18' });
  });
  it('until it is done; then the steps that waited for it are due', () => {
    expect(brief(constitution, ['2026-01-15', 'StepCompleted', { step: 'S1' }])).toEqual([
      'step S1: 2026-01-18, 2026-01-05 to 2026-01-15', 'step S2: 2026-01-18, 2026-01-05 to 2026-02-01', 'step S3: 2026-02-01, 2026-02-02 to ',
    ]);
  });
  it('on another day after that day was agreed', () => {
    expect(brief(['2026-01-10', 'StepRescheduled', { step: 'S1', pin: 'finish-on', day: '2026-03-01', reasonCode: 'other' }]).slice(0, 2)).toEqual([
      'step S1: 2026-01-18, 2026-01-05 to 2026-01-10', 'step S1: 2026-03-01, 2026-01-10 to ',
    ]);
  });
  it('only once: for a step with a milestone, the milestone is the deadline', () => {
    const milestone: Given = ['2026-01-04', 'MilestonePlanned', { name: 'Constitution', kind: 'constitution', dueOn: '2026-06-01' }];
    expect(brief(milestone)).toEqual(['step S1: 2026-01-18, 2026-01-05 to ']);
  });
});

it('while the development is paused nothing is due', () => {
  const state = given(started, laidOut, ['2026-01-08', 'DevelopmentPaused', { why: 'x' }], ['2026-01-12', 'DevelopmentResumed']).state();
  const open = deadlinesOf(state).filter(({ subject }) => subject === 'step S1');
  expect(open.map(({ from, until }) => [from, until])).toEqual([['2026-01-05', '2026-01-08'], ['2026-01-12', null]]);
});

it('nothing is due any more from the day on which the development ended', () => {
  expect(brief(['2026-01-10', 'DevelopmentEnded', { outcome: 'merged' }])[0]).toBe('step S1: 2026-01-18, 2026-01-05 to 2026-01-10');
});

it('an action of the mentor is due on its day until it is closed', () => {
  const mentoring: Given[] = [['2026-01-05', 'MentoringAgreed', { mentor: 'Disability Solutions', startsOn: '2026-01-05', endsOn: '2027-01-05' }], ['2026-01-10', 'MentorActionAgreed', { action: 'Send the policy', dueOn: '2026-02-01' }]];
  const actions = (...facts: Given[]) => deadlinesOf(given(started, ...mentoring, ...facts).state()).filter(({ kind }) => kind === 'mentor-action');
  expect(actions()).toEqual([{ kind: 'mentor-action', subject: factId(3), name: 'Send the policy', dueOn: '2026-02-01', from: '2026-01-10', until: null }]);
  expect(actions(['2026-01-20', 'MentorActionClosed', { agreed: factId(3) }])[0]?.until).toBe('2026-01-20');
});

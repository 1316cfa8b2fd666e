import { derivedId } from '#kernel';
import { factId, smallTemplate, specFor, type Given } from '#spec';
import { brokenPins, scheduleOf } from '#workflow';
import { firstBaseline } from '../steps/planned-days.js';
import { networkOn, stepsOn } from '../steps/ulo-steps.js';
import { ulo } from '../ulo.js';
import { AchieveMilestone, PlanMilestone, RescheduleMilestone, type Milestone } from './index.js';

const { given } = specFor(ulo);
const started: Given = ['2026-01-05', 'UloDevelopmentStarted', { programme: derivedId('programme'), name: 'MAP', area: 'Tamworth', commissioner: 'Staffordshire' }];
const milestone = (kind: string, on: string): Given => [on, 'MilestonePlanned', { name: 'It', kind, dueOn: '2026-06-01' }];
const constitution: Given = ['2026-02-01', 'ConstitutionAdopted', {}];
const laidOut: Given = ['2026-01-06', 'PlanLaidOut', { startOn: '2026-01-05', version: 0, content: smallTemplate, baseline: firstBaseline(smallTemplate, '2026-01-05') }];
const the = (...facts: Given[]): Milestone => given(started, ...facts).state().milestones.milestones[0] as Milestone;

describe('a milestone', () => {
  it('is achieved on the day of its fact when it was planned by then', () => {
    expect(the(milestone('constitution', '2026-01-10'), constitution).achievedOn).toBe('2026-02-01');
    expect(the(constitution, milestone('constitution', '2026-03-01')).achievedOn).toBeNull();
    expect(the(milestone('other', '2026-01-10'), constitution).achievedOn).toBeNull();
  });
  it('keeps the day of an earlier recorded achievement', () => {
    expect(the(milestone('constitution', '2026-01-10'), ['2026-01-20', 'MilestoneAchieved', { milestone: factId(2) }], constitution).achievedOn).toBe('2026-01-20');
  });
  it('with two facts is achieved by the later one', () => {
    const agreed: Given[] = [['2026-02-01', 'PartnershipAgreed', { commissioner: 'C', mentor: 'M', localPeople: true }], ['2026-03-01', 'IndependenceStatementAdopted', { statement: 'Free' }]];
    expect(the(milestone('partnership', '2026-01-10'), ...agreed.slice(0, 1)).achievedOn).toBeNull();
    expect(the(milestone('partnership', '2026-01-10'), ...agreed).achievedOn).toBe('2026-03-01');
  });
});

describe('where a plan was laid out', () => {
  it('a milestone of the same kind as a step can be neither planned nor achieved: it is that step', () => {
    given(started, laidOut).when(PlanMilestone, '2026-01-10', { name: 'Constitution', kind: 'constitution', dueOn: '2026-06-01' }).thenRefused('milestone-is-a-step', ['S2 Step S2']);
    given(started, laidOut).when(PlanMilestone, '2026-01-10', { name: 'Worker', kind: 'worker', dueOn: '2026-06-01' }).thenRecords('MilestonePlanned');
    given(started, milestone('constitution', '2026-01-05'), laidOut).when(AchieveMilestone, '2026-02-01', { milestone: factId(2) }).thenRefused('step-follows-its-fact');
  });
  it('only postponing the launch moves its milestone', () => {
    given(started, milestone('launch', '2026-01-05'), laidOut).when(RescheduleMilestone, '2026-02-01', { milestone: factId(2), newDueOn: '2026-09-01', reasonCode: 'other' }).thenRefused('launch-has-one-day');
  });
  it('moving the milestone pins its step, and an agreed finish of the step moves the milestone', () => {
    const moved: Given = ['2026-02-01', 'MilestoneRescheduled', { milestone: factId(2), oldDueOn: '2026-06-01', newDueOn: '2026-09-01', reasonCode: 'other' }];
    const finishOf = (...facts: Given[]): string | undefined => {
      const state = given(started, milestone('constitution', '2026-01-05'), laidOut, ...facts).state();
      const { plan } = state.steps;
      const network = plan && networkOn(state, plan, stepsOn(state, plan, '2026-02-10'), '2026-02-10');
      return network && brokenPins(network, '2026-02-10').length === 0 ? scheduleOf(network, '2026-02-10').steps[1]?.earlyFinish : undefined;
    };
    expect(finishOf(moved)).toBe('2026-09-01');
    const agreed: Given = ['2026-02-05', 'StepRescheduled', { step: 'S2', pin: 'finish-on', day: '2026-10-01', reasonCode: 'other' }];
    expect(finishOf(moved, agreed)).toBe('2026-10-01');
    expect(the(milestone('constitution', '2026-01-05'), laidOut, moved, agreed).dueOn).toBe('2026-10-01');
  });
});

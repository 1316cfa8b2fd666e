import { commandSpec, derivedId, type Author } from '#kernel';
import { factId, smallTemplate, specFor, type Given } from '#spec';
import { commands } from '../commands.js';
import { ulo } from '../ulo.js';
import { firstBaseline } from './planned-days.js';
import {
  AddStep, AttachEvidence, CompleteStep, DropStep, LayOutPlan, MovePlan, ReopenStep, RequestWaiver, RescheduleStep, StartStep, Waive, WithdrawEvidence,
  conditions, stepsOn,
} from './index.js';

const { given } = specFor(ulo);
const started: Given = ['2026-01-05', 'UloDevelopmentStarted', { programme: derivedId('programme'), name: 'MAP', area: 'Tamworth', commissioner: 'Staffordshire' }];
const laidOut: Given = ['2026-01-05', 'PlanLaidOut', { startOn: '2026-01-05', version: 0, content: smallTemplate, baseline: firstBaseline(smallTemplate, '2026-01-05') }];
const completed = (step: string, on: string): Given => [on, 'StepCompleted', { step }];
const constitution: Given = ['2026-02-01', 'ConstitutionAdopted', {}];
const evidence: Given = ['2026-02-10', 'EvidenceAttached', { step: 'S3', title: 'Minutes', kind: 'minutes', keptAt: 'Box 3' }];

const manager: Author = { id: derivedId('manager'), role: 'programme-manager', organisation: 'Council' };
const other: Author = { ...manager, id: derivedId('other') };
const committee: Author = { id: derivedId('member'), role: 'committee', organisation: 'MAP' };

const standings = (day: string, ...facts: Given[]): Record<string, string> => {
  const state = given(started, laidOut, ...facts).state(day);
  const { plan } = state.steps;
  return Object.fromEntries(plan ? stepsOn(state, plan, day).map((s) => [s.step.code, s.standing]) : []);
};
const stepS3 = (day: string, ...facts: Given[]) => {
  const state = given(started, laidOut, ...facts).state(day);
  return state.steps.plan && stepsOn(state, state.steps.plan, day).find(({ step }) => step.code === 'S3');
};

it('every condition names existing commands', () => {
  const names = new Set(commands.map((c) => commandSpec(c).name));
  expect(Object.values(conditions).flatMap((c) => c.recordedBy).filter((name) => !names.has(name))).toEqual([]);
});

describe('laying out a plan', () => {
  it('records the complete template and its planned days', () => {
    given(started).when(LayOutPlan, '2026-02-01', { startOn: '2026-01-05' }, { original: { occurredOn: '2026-01-05', data: laidOut[2] as object } }).then({ type: 'PlanLaidOut', data: laidOut[2] as object });
    expect((laidOut[2] as { baseline: object }).baseline).toEqual({
      finishOn: '2026-02-02',
      steps: [
        { code: 'S1', startOn: '2026-01-05', finishOn: '2026-01-18' },
        { code: 'S2', startOn: '2026-01-05', finishOn: '2026-01-18' },
        { code: 'S3', startOn: '2026-01-19', finishOn: '2026-02-01' },
        { code: 'S4', startOn: '2026-02-02', finishOn: '2026-02-02' },
      ],
    });
  });
  it('happens only once, in an existing version, and not before the development', () => {
    given(started, laidOut).when(LayOutPlan, '2026-02-01', { startOn: '2026-01-05' }).thenRefused('plan-laid-out-already');
    given(started).when(LayOutPlan, '2026-02-01', { startOn: '2026-01-05', version: 9 }).thenRefused('no-such-template-version');
    given(started).when(LayOutPlan, '2026-02-01', { startOn: '2026-01-04' }).thenRefused('work-before-the-development');
  });
  it('is not repeated by the process manager when people did it first or withdrew the start', () => {
    const milepost: Author = { id: derivedId('milepost'), role: 'milepost', organisation: 'Milepost' };
    given(started, laidOut).when(LayOutPlan, '2026-01-05', { startOn: '2026-01-05' }, { actor: milepost }).thenNothing();
    given().when(LayOutPlan, '2026-01-05', { startOn: '2026-01-05' }, { actor: milepost }).thenNothing();
  });
  it('is needed before anything can be recorded about steps', () => {
    given(started).when(StartStep, '2026-02-01', { step: 'S1' }).thenRefused('no-plan-laid-out');
  });
});

it('a plan is moved only from the version that the user saw', () => {
  const moved: Given = ['2026-01-10', 'PlanMovedToVersion', { version: 2, content: smallTemplate, renamed: [] }];
  given(started, laidOut, moved).when(MovePlan, '2026-02-01', { version: 0, from: 0 }).thenRefused('plan-has-moved');
  given(started, laidOut, moved).when(MovePlan, '2026-02-01', { version: 2, from: 0 }).thenRefused('plan-has-moved');
  given(started, laidOut, moved).when(MovePlan, '2026-02-01', { version: 2, from: 2 }).thenNothing();
});

describe('a step', () => {
  it('waits for its prerequisites, then is ready, in progress and done', () => {
    expect(standings('2026-01-04')).toEqual({});
    expect(standings('2026-01-05')).toEqual({ S1: 'ready', S2: 'ready', S3: 'waiting', S4: 'waiting' });
    expect(standings('2026-02-01', completed('S1', '2026-01-20'), constitution)).toMatchObject({ S1: 'done', S2: 'done', S3: 'waiting' });
    expect(standings('2026-02-02', completed('S1', '2026-01-20'), constitution)).toMatchObject({ S3: 'ready' });
    expect(standings('2026-02-02', ['2026-01-10', 'StepStarted', { step: 'S1' }])).toMatchObject({ S1: 'in-progress' });
  });

  it('is done by its fact, also by a fact from before the plan was laid out', () => {
    const late: Given = ['2026-03-01', laidOut[1], laidOut[2] as object];
    const state = given(started, ['2026-01-20', 'ConstitutionAdopted', {}], completed('S1', '2026-01-25'), late).state();
    expect(state.steps.plan && stepsOn(state, state.steps.plan, '2026-03-01').slice(0, 2)).toMatchObject([
      { standing: 'done', finishedOn: '2026-01-25' },
      { standing: 'done', finishedOn: '2026-01-20' },
    ]);
  });

  it('with a condition can be neither completed nor reopened by a person', () => {
    given(started, laidOut).when(CompleteStep, '2026-02-01', { step: 'S2' }).thenRefused('step-follows-its-fact', ['Constitution adopted']);
    given(started, laidOut, constitution).when(ReopenStep, '2026-02-02', { step: 'S2', why: 'x' }).thenRefused('step-follows-its-fact');
  });

  it('cannot be completed without its prerequisites and evidence, and names each one missing', () => {
    given(started, laidOut, completed('S1', '2026-01-20')).when(CompleteStep, '2026-02-12', { step: 'S3' })
      .thenRefused('step-blocked', ['S2 Step S2 is open', 'It needs evidence: attach where the document is kept']);
    given(started, laidOut, completed('S1', '2026-01-20'), constitution, evidence).when(CompleteStep, '2026-02-12', { step: 'S3' }).thenRecords('StepCompleted');
    given(started, laidOut, completed('S1', '2026-01-20'), constitution, evidence).when(CompleteStep, '2026-02-01', { step: 'S3' }).thenRefused('step-blocked');
  });

  it('is completed only once', () => {
    given(started, laidOut, completed('S1', '2026-01-20')).when(CompleteStep, '2026-01-20', { step: 'S1' }).thenNothing();
    given(started, laidOut, completed('S1', '2026-01-20')).when(CompleteStep, '2026-01-25', { step: 'S1' }).thenRefused('step-done');
    given(started, laidOut, completed('S1', '2026-01-20')).when(CompleteStep, '2026-01-15', { step: 'S1' }).thenRefused('step-done');
  });

  it('is reopened with a reason; earlier records stay in the history', () => {
    const facts = [completed('S1', '2026-01-20'), ['2026-01-25', 'StepReopened', { step: 'S1', why: 'Half of it lacked' }] satisfies Given];
    given(started, laidOut, ...facts.slice(0, 1)).when(ReopenStep, '2026-01-25', { step: 'S1', why: 'Half of it lacked' }).thenRecords('StepReopened');
    expect(standings('2026-01-24', ...facts)).toMatchObject({ S1: 'done' });
    expect(standings('2026-01-25', ...facts)).toMatchObject({ S1: 'ready' });
    given(started, laidOut, ...facts).when(ReopenStep, '2026-01-26', { step: 'S1', why: 'x' }).thenRefused('step-not-completed');
  });

  it('names the prerequisite that it was done before', () => {
    const launch: Given[] = [['2026-01-10', 'LaunchPlanned', { launchOn: '2026-01-15', dignitariesInvited: 1, localPeopleInvited: true, accessChecked: true }], ['2026-01-15', 'LaunchHeld', { attended: 9, localPeople: 5, dignitaries: 1 }]];
    const state = given(started, laidOut, ...launch).state();
    expect(state.steps.plan && stepsOn(state, state.steps.plan, '2026-02-01')[3]).toMatchObject({ standing: 'done', doneBefore: ['S3'] });
  });

  it('shows a problem when it was done by word and its evidence is withdrawn; its finish stays', () => {
    const facts: Given[] = [completed('S1', '2026-01-20'), constitution, evidence, completed('S3', '2026-02-12')];
    given(started, laidOut, ...facts).when(WithdrawEvidence, '2026-02-20', { evidence: factId(5), why: 'Not signed' }).thenRecords('EvidenceWithdrawn');
    expect(stepS3('2026-03-01', ...facts, ['2026-02-20', 'EvidenceWithdrawn', { evidence: factId(5), why: 'Not signed' }])).toMatchObject({
      standing: 'problem', finishedOn: '2026-02-12', problem: 'its evidence was withdrawn',
    });
  });

  it('takes evidence only with a valid checksum', () => {
    const document = { step: 'S3', title: 'Minutes', kind: 'minutes' as const, keptAt: 'Box 3' };
    given(started, laidOut).when(AttachEvidence, '2026-02-01', { ...document, kind: 'recording' }).thenRefused('recording-without-transcript');
    given(started, laidOut).when(AttachEvidence, '2026-02-01', { ...document, kind: 'recording', transcriptAt: 'In the same folder' }).thenRecords('EvidenceAttached');
    given(started, laidOut).when(AttachEvidence, '2026-02-01', { ...document, sha256: 'abc' }).thenRefused('no-sha256');
    given(started, laidOut).when(AttachEvidence, '2026-02-01', { ...document, sha256: 'a'.repeat(64) }).thenRecords('EvidenceAttached');
  });

  it('can be neither started nor completed before the start of the plan', () => {
    given(started, laidOut).when(StartStep, '2026-01-04', { step: 'S1' }).thenRefused('before-the-start');
    given(started, laidOut).when(CompleteStep, '2026-01-04', { step: 'S1' }).thenRefused('before-the-start');
  });

  it('is refused when the plan does not have it', () => {
    given(started, laidOut).when(StartStep, '2026-02-01', { step: 'constructor' }).thenRefused('no-such-step');
  });
});

describe('a waiver', () => {
  const asked: Given = ['2026-02-01', 'WaiverRequested', { step: 'S1', why: 'Not needed here' }];
  const request = factId(3);
  const elected: Given = ['2026-01-20', 'ManagementCommitteeElected', { users: 6, carers: 0, others: 2 }];

  it('is requested by a role that may waive the step, and granted by another person', () => {
    given(started, laidOut).when(RequestWaiver, '2026-02-01', { step: 'S1', why: 'x' }, { actor: manager }).thenRecords('WaiverRequested');
    given(started, laidOut).when(RequestWaiver, '2026-02-01', { step: 'S1', why: 'x' }, { actor: { ...manager, role: 'mentor' } }).thenRefused('role-may-not-waive');
    given(started, laidOut, asked).when(Waive, '2026-02-02', { request }, { actor: { ...manager, id: derivedId('somebody') } }).thenRefused('waiver-needs-another-person');
    given(started, laidOut, asked).when(Waive, '2026-02-02', { request }, { actor: committee }).thenRecords('Waived');
  });
  it('needs another role once there is a committee', () => {
    given(started, laidOut, asked).when(Waive, '2026-02-02', { request }, { actor: other }).thenRecords('Waived');
    given(started, laidOut, asked, elected).when(Waive, '2026-02-02', { request }, { actor: other }).thenRefused('waiver-needs-another-role');
  });
  it('lets dependent steps begin on its day, and is always shown as a waiver', () => {
    const granted: Given = ['2026-02-02', 'Waived', { request }];
    expect(standings('2026-02-02', asked, constitution, granted)).toMatchObject({ S1: 'waived', S3: 'ready' });
    given(started, laidOut, asked, granted).when(CompleteStep, '2026-03-01', { step: 'S1' }).thenRefused('step-waived');
  });
  it('of one prerequisite leaves the other', () => {
    const one: Given[] = [['2026-02-01', 'WaiverRequested', { step: 'S3', need: 'S1', why: 'Done by the mentor' }], ['2026-02-02', 'Waived', { request }]];
    expect(stepS3('2026-02-03', ...one)).toMatchObject({ standing: 'waiting', waitsFor: ['S2'] });
    given(started, laidOut).when(RequestWaiver, '2026-02-01', { step: 'S3', need: 'S4', why: 'x' }, { actor: manager }).thenRefused('no-such-prerequisite');
  });
});

describe('rescheduling a step', () => {
  const because = { reasonCode: 'other' as const };
  it('agrees a day, or removes it', () => {
    given(started, laidOut).when(RescheduleStep, '2026-02-01', { step: 'S1', pin: 'not-before', day: '2026-03-01', ...because }).thenRecords('StepRescheduled');
    given(started, laidOut).when(RescheduleStep, '2026-02-01', { step: 'S1', pin: 'none', ...because }).thenRecords('StepRescheduled');
  });
  it('is refused before the start, for a done step, and for the launch, which has its own day', () => {
    given(started, laidOut).when(RescheduleStep, '2026-02-01', { step: 'S1', pin: 'not-before', day: '2026-01-04', ...because }).thenRefused('pin-before-the-start');
    given(started, laidOut, constitution).when(RescheduleStep, '2026-02-01', { step: 'S2', pin: 'finish-on', day: '2026-03-01', ...because }).thenRefused('step-done');
    given(started, laidOut).when(RescheduleStep, '2026-02-01', { step: 'S4', pin: 'finish-on', day: '2026-03-01', ...because }).thenRefused('launch-has-one-day');
  });
});

describe('steps of a single ULO', () => {
  const painting = { code: 'X1', title: 'Paint the office', phase: 'P2', owner: 'committee' as const, days: 5, needs: [{ step: 'S1' }] };
  it('are added under their own codes', () => {
    given(started, laidOut).when(AddStep, '2026-02-01', painting).thenRecords('StepAdded');
    given(started, laidOut).when(AddStep, '2026-02-01', { ...painting, code: 'S1' }).thenRefused('code-used-already');
    given(started, laidOut).when(AddStep, '2026-02-01', { ...painting, phase: 'P9' }).thenRefused('no-such-phase');
    given(started, laidOut).when(AddStep, '2026-02-01', { ...painting, needs: [{ step: 'X1' }] }).thenRefused('no-such-step');
    expect(standings('2026-02-01', ['2026-02-01', 'StepAdded', painting])).toMatchObject({ X1: 'waiting' });
  });
  it('can be dropped, like those of the template, before they are begun; no step then waits for them', () => {
    given(started, laidOut, ['2026-01-10', 'StepStarted', { step: 'S1' }]).when(DropStep, '2026-02-01', { step: 'S1', why: 'x' }).thenRefused('step-begun');
    given(started, laidOut, constitution).when(DropStep, '2026-02-01', { step: 'S2', why: 'x' }).thenRefused('step-done');
    expect(standings('2026-02-02', constitution, ['2026-02-01', 'StepDropped', { step: 'S1', why: 'x' }])).toEqual({ S2: 'done', S3: 'ready', S4: 'waiting' });
  });
});

describe('moving a plan to another version', () => {
  const second = { ...smallTemplate, steps: smallTemplate.steps.filter((s) => s.code !== 'S1').map((s) => (s.code === 'S3' ? { ...s, needs: [{ step: 'S2', lag: 0 }] } : s)), phases: [{ ...smallTemplate.phases[0]!, gate: { steps: ['S2'], conditions: [] } }, smallTemplate.phases[1]!] };
  const moved = (renamed: object[] = []): Given => ['2026-03-01', 'PlanMovedToVersion', { version: 1, content: second, renamed }];

  it('keeps the records of a step that is not in the new version', () => {
    const state = given(started, laidOut, completed('S1', '2026-01-20'), moved()).state();
    expect(state.steps.removed).toEqual([{ code: 'S1', title: 'Step S1', on: '2026-03-01', reason: null }]);
    expect(state.steps.records['S1']?.completed?.on).toBe('2026-01-20');
    expect(state.steps.plan?.version).toBe(1);
  });
  it('restores a step as done when the plan moves back', () => {
    const back: Given = ['2026-04-01', 'PlanMovedToVersion', { version: 0, content: smallTemplate, renamed: [] }];
    expect(standings('2026-04-01', completed('S1', '2026-01-20'), moved(), back)).toMatchObject({ S1: 'done' });
  });
  it('is refused when a begun step would be lost', () => {
    const recorded = { original: { occurredOn: '2026-03-01', data: { version: 1, content: second, renamed: [] } } };
    given(started, laidOut, ['2026-01-10', 'StepStarted', { step: 'S1' }]).when(MovePlan, '2026-03-01', { version: 1 }, recorded).thenRefused('started-steps-would-fall-away', ['S1 Step S1']);
    given(started, laidOut).when(MovePlan, '2026-03-01', { version: 1 }, recorded).then({ type: 'PlanMovedToVersion', data: recorded.original.data });
    given(started, laidOut).when(MovePlan, '2026-03-01', { version: 0 }).thenNothing();
  });
});

import { derivedId } from '#kernel';
import { smallTemplate, specFor, type Given } from '#spec';
import { firstBaseline } from '../steps/planned-days.js';
import { ulo } from '../ulo.js';
import { defaultTemplate } from '../template/default-template.js';
import { comparePhases, currentPhase, phaseHint, phaseInWords, phaseName, phasesFollowed } from './index.js';

const { given } = specFor(ulo);
const begun: Given = ['2009-01-19', 'UloDevelopmentStarted', { programme: derivedId('programme'), name: 'MAP', area: 'Tamworth', commissioner: 'Staffordshire' }];
const partnership: Given = ['2009-02-01', 'PartnershipAgreed', { commissioner: 'Staffordshire', mentor: 'Disability Solutions', localPeople: true }];
const independence: Given = ['2009-03-16', 'IndependenceStatementAdopted', { statement: 'The users decide.' }];
const mentor: Given = ['2009-03-01', 'MentoringAgreed', { mentor: 'Disability Solutions', startsOn: '2009-04-01', endsOn: '2010-03-31' }];
const laidOut: Given = ['2009-01-19', 'PlanLaidOut', { startOn: '2009-01-19', version: 0, content: smallTemplate, baseline: firstBaseline(smallTemplate, '2009-01-19') }];

const day = '2009-12-31';
const phasesAfter = (...facts: Given[]) => {
  const state = given(begun, ...facts).state(day);
  return { state, phases: phasesFollowed(state, day) };
};
const phaseAfter = (...facts: Given[]): string | undefined => {
  const { state, phases } = phasesAfter(...facts);
  return currentPhase(state, phases)?.phase.title;
};

describe('the phase of a ULO without a plan', () => {
  it('is the first phase of the default template whose gate is not passed', () => {
    expect(phaseAfter()).toBe('Decide and partner');
    expect(phaseAfter(partnership, mentor)).toBe('Decide and partner');
    expect(phaseAfter(partnership, mentor, independence)).toBe('Come together');
  });
  it('does not advance while a gate condition is missing, even when later phases have facts', () => {
    expect(phaseAfter(['2009-05-01', 'QualitySystemChosen', { system: 'pqasso' }])).toBe('Decide and partner');
  });
  it('has a gate that is passed on the day on which its last condition was met', () => {
    expect(phasesAfter(partnership, mentor, independence).phases[0]).toMatchObject({
      passedOn: '2009-03-16', needs: [{ code: 'A4', metOn: '2009-03-01' }, { code: 'A5', metOn: '2009-03-16' }],
    });
    expect(phasesAfter(mentor).phases[0]).toMatchObject({ passedOn: null, needs: [{ metOn: '2009-03-01' }, { metOn: null }] });
  });
});

describe('the phase of a ULO with a plan', () => {
  const [first, second] = smallTemplate.phases;
  const done: Given[] = [['2009-02-01', 'StepCompleted', { step: 'S1' }], ['2009-02-02', 'ConstitutionAdopted', {}]];
  it('is a phase of its plan', () => {
    expect(phaseAfter(laidOut)).toBe(first?.title);
    expect(phaseAfter(laidOut, ...done)).toBe(second?.title);
  });
  it('is the phase that the ULO returned to, as long as the plan has it', () => {
    expect(phaseAfter(laidOut, ...done, ['2009-05-01', 'PhaseReturnedTo', { phase: first?.code, why: 'x' }])).toBe(first?.title);
    expect(phaseAfter(laidOut, ...done, ['2009-05-01', 'PhaseReturnedTo', { phase: 'gone', why: 'x' }])).toBe(second?.title);
  });
});

describe('phases in words', () => {
  it('explain the phases of the default template, and no others', () => {
    expect(defaultTemplate.phases.filter((phase) => phaseHint(phaseName(phase)) === undefined)).toEqual([]);
    expect(phaseInWords(phaseName({ code: 'C', title: 'Found' }))).toBe('Found (set up the organisation)');
    expect(phaseInWords(phaseName({ code: 'X', title: 'constructor' }))).toBe('constructor');
  });
});

describe('phases in lists', () => {
  it.each([['Decide and partner', 'decide-and-partner'], ['  Café: 2nd “round”! ', 'cafe-2nd-round'], ['Разом', 'разом'], ['…', 'p1']])('%s is %s', (title, code) => {
    expect(phaseName({ code: 'P1', title }).code).toBe(code);
  });
  it('are sorted in the order of the default template, then by name', () => {
    const named = ['Zoo', 'Found', 'Aa', 'Decide and partner'].map((title) => phaseName({ code: 'X', title }));
    expect(named.sort(comparePhases).map((p) => p.label)).toEqual(['Decide and partner', 'Found', 'Aa', 'Zoo']);
  });
});

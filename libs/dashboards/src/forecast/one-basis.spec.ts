import { forecastBasis, planFollowedOn, stepsOn, ulo } from '#development';
import { derivedId } from '#kernel';
import { factId, smallTemplate, specFor, type Given } from '#spec';
import { experienceOf, forecastOf, type Taken } from '#workflow';
import { packedTaken } from '../portfolio/experience.query.js';
import { planFacts, planOnDay } from '../portfolio/plan.facts.js';
import { forecastView } from '../ulo/forecast.view.js';

const { given } = specFor(ulo);
const started: Given = ['2026-01-05', 'UloDevelopmentStarted', { programme: derivedId('programme'), name: 'MAP', area: 'Tamworth', commissioner: 'Council' }];
const laidOut: Given = ['2026-01-05', 'PlanLaidOut', { startOn: '2026-01-05', version: 0, content: smallTemplate, baseline: { finishOn: '2026-02-02', steps: [] } }];
const waived = (asked: object): Given[] => [['2026-01-06', 'WaiverRequested', { why: 'x', ...asked }], ['2026-03-20', 'Waived', { request: factId(3) }]];
const s2: Given = ['2026-01-20', 'ConstitutionAdopted', {}];
const s1: Given = ['2026-01-12', 'StepCompleted', { step: 'S1' }];
const s3: Given = ['2026-04-10', 'StepCompleted', { step: 'S3' }];

const basisOn = (day: string, facts: Given[]) => {
  const state = given(started, laidOut, ...facts).state(day);
  const plan = planFollowedOn(state, day)!;
  return { state, basis: forecastBasis(state, plan, stepsOn(state, plan, day), day) };
};
const inWords = (taken: readonly Taken[]): string[] => taken.map(({ code, ratio, running }) => `${code} ${ratio.toFixed(2)}${running ? ' +' : ''}`).sort();

describe.each([
  ['the step itself', waived({ step: 'S1' }), ['S2 1.14']],
  ['one prerequisite', [...waived({ step: 'S3', need: 'S1' }), s1], ['S1 0.57', 'S2 1.14']],
])('with a waiver of %s', (_, facts, expected) => {
  const all = [...facts, s2, s3];

  it.each(['2026-03-25', '2026-04-20'])('backtests, lists and pages use the same basis of forecasts on %s', (day) => {
    const { state, basis } = basisOn(day, all);
    const { pauses } = state.course;
    const kept = planOnDay(planFacts(state, '2026-03-21'), { pauses }, null, '2026-03-21').taken;
    expect(inWords(basis.taken).filter((one) => !one.startsWith('S4'))).toEqual(expected);
    expect([...planOnDay(planFacts(state, day), { pauses }, null, day).taken].sort()).toEqual(basis.taken.map(packedTaken).sort());
    expect(kept.some(([code]) => code === 'S3')).toBe(false);
    const experience = experienceOf([]);
    const { end } = forecastOf({ id: 'an id', today: day, experience, network: basis.assumed, durations: basis.durations, of: [] });
    expect(forecastView(state, 'an id', day, experience)?.end).toMatchObject({ from: end.p10, half: end.p50, to: end.p90 });
  });
});

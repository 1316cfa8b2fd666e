import fc from 'fast-check';
import { ulo } from '#development';
import { addDays, derivedId, type PlainDate } from '#kernel';
import { factId, smallTemplate, specFor, type Given } from '#spec';
import type { Step, Template } from '#workflow';
import { onDay, portfolioFacts, still, type PortfolioFacts } from './portfolio.facts.js';

const { given } = specFor(ulo);
const START = '2026-01-05';
const on = (days: number): PlainDate => addDays(START, days);

const anyStep = fc.record({
  days: fc.integer({ min: 0, max: 30 }),
  needs: fc.uniqueArray(fc.record({ back: fc.integer({ min: 1, max: 4 }), lag: fc.constantFrom(0, 0, 7, 20) }), { maxLength: 3, selector: ({ back }) => back }),
});
const template = (drawn: readonly (typeof anyStep extends fc.Arbitrary<infer T> ? T : never)[]): Template => ({
  ...smallTemplate,
  phases: [{ code: 'P1', title: 'Begin', gate: { steps: ['S0'], conditions: [] } }, { code: 'P2', title: 'Go on', gate: null }],
  steps: drawn.map(({ days, needs }, i): Step => ({
    ...(smallTemplate.steps[0] as Step), code: `S${i}`, phase: i === 0 ? 'P1' : 'P2', duration: { least: days, usual: days, most: days },
    needs: needs.filter(({ back }) => back <= i).map(({ back, lag }) => ({ step: `S${i - back}`, lag })),
  })),
});

const anyCourse = fc.record({
  steps: fc.array(anyStep, { minLength: 1, maxLength: 9 }),
  /** Facts as days after the start, index of the step, and event type. */
  facts: fc.array(fc.tuple(fc.integer({ min: 0, max: 80 }), fc.nat({ max: 8 }), fc.constantFrom('StepStarted', 'StepCompleted', 'StepCompleted', 'StepRescheduled')), { maxLength: 10 }),
  /** The waiver of a step, or of its first prerequisite, on a day. */
  waiver: fc.option(fc.record({ day: fc.integer({ min: 0, max: 80 }), index: fc.nat({ max: 8 }), isNeed: fc.boolean() })),
  pause: fc.option(fc.tuple(fc.integer({ min: 1, max: 80 }), fc.option(fc.integer({ min: 1, max: 20 })))),
  ended: fc.constantFrom(null, null, null, null, 70),
  hasPlan: fc.constantFrom(true, true, true, false),
  later: fc.integer({ min: 0, max: 400 }),
});
type Course = typeof anyCourse extends fc.Arbitrary<infer T> ? T : never;

function storyOf({ steps, facts, waiver, pause, ended, hasPlan }: Course): Given[] {
  const content = template(steps);
  const days = content.steps.map(({ code }) => ({ code, startOn: START, finishOn: on(40) }));
  const stepFacts: Given[] = facts.map(([day, index, type]): Given => {
    const step = `S${index % steps.length}`;
    return [on(day), type, type === 'StepRescheduled' ? { step, pin: 'not-before', day: on(day + 30), reasonCode: 'other' } : { step }];
  });
  const waived = waiver && hasPlan ? waiverOf(content, waiver) : [];
  const paused: Given[] = pause ? [[on(pause[0]), 'DevelopmentPaused', { why: 'x' }], ...(pause[1] === null ? [] : [[on(pause[0] + pause[1]), 'DevelopmentResumed', {}] as Given])] : [];
  const end: Given[] = ended === null ? [] : [[on(ended), 'DevelopmentEnded', { outcome: 'stopped' }]];
  return [
    [START, 'UloDevelopmentStarted', { programme: derivedId('programme'), name: 'MAP', area: 'Tamworth', commissioner: 'Council' }],
    ...(hasPlan ? [[START, 'PlanLaidOut', { startOn: START, version: 0, content, baseline: { finishOn: on(60), steps: days } }] as Given] : []),
    ...waived,
    ...[...stepFacts, ...paused, ...end].sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)),
  ];
}

function waiverOf({ steps }: Template, { day, index, isNeed }: NonNullable<Course['waiver']>): Given[] {
  const { code = '', needs = [] } = steps[index % steps.length] ?? {};
  const need = isNeed ? needs[0]?.step : undefined;
  // The id of the third fact of the story, after the start and the plan.
  const request = factId(3);
  return [[on(day), 'WaiverRequested', { step: code, why: 'x', ...(need !== undefined && { need }) }], [on(day), 'Waived', { request }]];
}

it('a row renewed on a later day equals the row folded on that day', () => {
  let planned = 0;
  fc.assert(
    fc.property(anyCourse, (course) => {
      const state = given(...storyOf(course)).state(on(100));
      const written = on(100);
      const later = on(100 + course.later);
      const kept = JSON.parse(JSON.stringify(portfolioFacts(state, written))) as PortfolioFacts;
      const folded = portfolioFacts(state, later);
      expect(onDay(still(later, kept), later)).toEqual(onDay(folded, later));
      expect(kept.phase).toEqual(folded.phase);
      if (onDay(folded, later).nextStep) planned += 1;
    }),
    { numRuns: 1000 },
  );
  expect(planned).toBeGreaterThan(300);
});

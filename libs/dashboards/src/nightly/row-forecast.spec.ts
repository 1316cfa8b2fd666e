import { ulo } from '#development';
import { addDays, derivedId } from '#kernel';
import { factId, smallTemplate, specFor, type Given } from '#spec';
import { experienceOf } from '#workflow';
import { portfolioFacts, type PortfolioFacts } from '../portfolio/portfolio.facts.js';
import { forecastView } from '../ulo/forecast.view.js';
import { rowForecast } from './row-forecast.js';

const { given } = specFor(ulo);
const started: Given = ['2026-01-05', 'UloDevelopmentStarted', { programme: derivedId('programme'), name: 'MAP', area: 'Tamworth', commissioner: 'Council' }];
const laidOut: Given = ['2026-01-05', 'PlanLaidOut', { startOn: '2026-01-05', version: 0, content: smallTemplate, baseline: { finishOn: '2026-02-02', steps: [] } }];
const constitution: Given = ['2026-01-20', 'ConstitutionAdopted', {}];
const launched: Given = ['2026-02-03', 'LaunchHeld', { attended: 9, localPeople: 5, dignitaries: 1 }];
const experience = experienceOf([1, 1.5, 2, 2, 4].flatMap((ratio) => ['S1', 'S3'].map((code) => ({ code, ratio, running: false }))));

/** The forecast on `day` from the facts that a row stored on the day `kept`. */
const rowOn = (facts: readonly Given[], kept: string, day: string) =>
  rowForecast('an id', JSON.parse(JSON.stringify(portfolioFacts(given(...facts).state(kept), kept))) as PortfolioFacts, day, experience);

describe('the forecast of a row', () => {
  it.each<[string, Given[]]>([
    ['nothing done', []],
    ['a step done', [constitution]],
    ['a step begun', [constitution, ['2026-01-12', 'StepStarted', { step: 'S1' }]]],
    ['a pause', [constitution, ['2026-01-15', 'DevelopmentPaused', { why: 'x' }]]],
    ['a waived step', [['2026-01-06', 'WaiverRequested', { step: 'S1', why: 'x' }], ['2026-01-18', 'Waived', { request: factId(3) }], constitution]],
    ['a planned launch', [['2026-01-12', 'LaunchPlanned', { launchOn: '2026-05-01', venue: 'x' }]]],
    ['a launch that was held', [launched]],
  ])('equals the forecast on the page of the ULO: %s', (_, facts) => {
    const all = [started, laidOut, ...facts];
    for (const days of [0, 1, 40]) {
      const day = addDays('2026-02-05', days);
      const page = forecastView(given(...all).state(day), 'an id', day, experience);
      const row = rowOn(all, '2026-02-05', day);
      const daysOf = (likely: { from: string; half: string; to: string } | null | undefined) => likely && [likely.from, likely.half, likely.to];
      expect([row?.basis, daysOf(row?.launch), daysOf(row?.end)]).toEqual([page?.basis, daysOf(page?.launch), daysOf(page?.end)]);
      expect(row?.end.from).toBeDefined();
    }
  });

  it('is undefined without a plan with steps, after all steps, and after the end of the development', () => {
    const done: Given[] = [['2026-01-12', 'StepCompleted', { step: 'S1' }], constitution, ['2026-02-01', 'StepCompleted', { step: 'S3' }], launched];
    for (const facts of [[started], [started, laidOut, ...done], [started, laidOut, ['2026-02-01', 'DevelopmentEnded', { outcome: 'stopped' }] as Given]])
      expect(rowOn(facts, '2026-02-05', '2026-02-05')).toBeUndefined();
  });
});

import { ulo } from '#development';
import { derivedId } from '#kernel';
import { smallTemplate, specFor, type Given } from '#spec';
import { experienceOf } from '#workflow';
import { forecastView } from './forecast.view.js';

const { given } = specFor(ulo);
const started: Given = ['2026-01-05', 'UloDevelopmentStarted', { programme: derivedId('programme'), name: 'MAP', area: 'Tamworth', commissioner: 'Council' }];
const laidOut: Given = ['2026-01-05', 'PlanLaidOut', { startOn: '2026-01-05', version: 0, content: smallTemplate, baseline: { finishOn: '2026-02-02', steps: [] } }];
const held: Given[] = ['S1', 'S3'].map((step) => ['2026-03-01', 'StepCompleted', { step }]);
const on = '2026-01-10';
const none = experienceOf([]);
const forecast = (day: string, experience = none, ...facts: Given[]) => forecastView(given(started, laidOut, ...facts).state(day), 'an id', day, experience);

describe('the forecast of a ULO', () => {
  it('has a range for the launch and for the end, and the steps that decide each', () => {
    const found = forecast(on);
    expect(found).toMatchObject({ basis: 'template', launch: { code: 'S4', title: 'Step S4' } });
    const { launch, end } = found ?? {};
    expect([end?.from, end?.half, end?.to]).toEqual([launch?.from, launch?.half, launch?.to]);
    expect(end && [end.from < end.half, end.half < end.to]).toEqual([true, true]);
    expect(end?.deciding).toHaveLength(3);
    expect(launch?.deciding.map(({ code }) => code).sort()).toEqual(['S1', 'S2', 'S3']);
    expect(launch?.months).toEqual({ from: 0, to: 1 });
  });

  it('is deterministic, and later if steps took longer in the programme', () => {
    expect(forecast(on)).toEqual(forecast(on));
    const slow = experienceOf([2, 2.5, 3, 3, 3.5].map((ratio) => ({ code: 'S3', ratio, running: false })));
    const [usual, longer] = [forecast(on), forecast(on, slow)];
    expect(longer?.basis).toBe('programme');
    expect((longer?.end.half ?? '') > (usual?.end.half ?? '')).toBe(true);
  });

  it('is null without a plan with steps, after all steps, and after the end of the development', () => {
    expect(forecastView(given(started).state(), 'an id', on, none)).toBeNull();
    expect(forecast('2026-03-10', none, ...held, ['2026-03-02', 'ConstitutionAdopted', {}], ['2026-03-03', 'LaunchHeld', { attended: 9, localPeople: 5, dignitaries: 1 }])).toBeNull();
    expect(forecast('2026-03-10', none, ['2026-03-03', 'DevelopmentEnded', { outcome: 'stopped' }])).toBeNull();
    expect(forecast('2026-03-10', none, ['2026-03-03', 'LaunchHeld', { attended: 9, localPeople: 5, dignitaries: 1 }])).toMatchObject({ launch: null });
  });
});

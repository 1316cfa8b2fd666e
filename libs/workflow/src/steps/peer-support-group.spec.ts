import { readFileSync } from 'node:fs';
import { addDays, daysBetween, type PlainDate } from '#kernel';
import { forecastOf } from '../forecast/forecast-of.js';
import { scheduleOf } from '../schedule/schedule-of.js';
import { readTemplate } from '../template/read-template.js';
import { noPlan, recordOf } from './followed-plan.js';
import { networkOf } from './network-of.js';
import { phaseAmong, phasesOf } from './phases.js';
import { standingsOf, type StepStanding } from './standing.js';

const roles = ['development-worker', 'user-member', 'programme-manager'];
const content = readTemplate(readFileSync('examples/templates/peer-support-group.yaml', 'utf8'), { conditions: [], roles });
const startOn = '2026-01-05';
const followed = noPlan();
const answers = () => ({ metOn: null });
const on = (day: PlainDate): StepStanding[] => standingsOf({ records: followed.records, content, startOn }, answers, day);
const network = (day: PlainDate) => networkOf(followed, startOn, on(day), []);
const phaseOn = (day: PlainDate): string | undefined => phaseAmong(phasesOf(content, on(day), answers, day))?.phase.code;

/** The engine does not depend on user-led organisations: this test follows a template for a peer-support group. */
describe('a development that follows a template of another domain', () => {
  it('goes through every step and phase in the order of prerequisites', () => {
    const done: string[] = [];
    const phases: (string | undefined)[] = [phaseOn(startOn)];
    for (let day = startOn; done.length < content.steps.length; day = addDays(day, 7)) {
      expect(daysBetween(startOn, day)).toBeLessThan(730);
      const ready = on(day).filter(({ standing }) => standing === 'ready');
      for (const { step } of ready) {
        expect(step.needs.every((need) => done.includes(need.step))).toBe(true);
        const record = recordOf(followed, step.code);
        if (step.evidence === 'required') record.evidence.push({ id: step.code, on: day, title: 'Minutes', kind: 'minutes', keptAt: 'Folder', transcriptAt: null, sha256: null, withdrawnOn: null });
        record.completed = { id: step.code, on: day };
        done.push(step.code);
      }
      if (phaseOn(day) !== phases.at(-1)) phases.push(phaseOn(day));
    }
    expect(phases).toEqual(content.phases.map(({ code }) => code));
    expect(on('2028-01-01').every(({ standing }) => standing === 'done')).toBe(true);
  });

  it('has a schedule of about a year, and a forecast with a range', () => {
    followed.records = {};
    const { finishOn } = scheduleOf(network(startOn));
    expect(daysBetween(startOn, finishOn)).toBeGreaterThan(180);
    expect(daysBetween(startOn, finishOn)).toBeLessThan(400);
    const { end } = forecastOf({ id: 'group', network: network(startOn), today: startOn, durations: new Map(content.steps.map((s) => [s.code, s.duration])), experience: new Map(), of: [] });
    expect(end.p10 < end.p50 && end.p50 < end.p90).toBe(true);
  });
});

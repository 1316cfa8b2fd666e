import { addDays, derivedId } from '#kernel';
import { smallTemplate } from '#spec';
import { TestReadModel, programmeId, recorded } from '../spec/recorded-facts.js';
import { UloReader } from '../ulo/ulo.reader.js';
import { ProgrammeExperience } from './experience.query.js';

const today = '2012-01-15';
const idOf = (n: number): string => derivedId(`ulo ${n}`);
const baseline = { finishOn: '2012-06-30', steps: [] };

it('forecasts use the lengths of steps in the same programme up to today', async () => {
  await using log = new TestReadModel();
  const model = log.model();
  const other = derivedId('another programme');
  for (const programme of [programmeId, other]) await log.record(recorded(`programme-${programme}`, '2009-01-12', 'ProgrammeOpened', { name: 'Open', area: 'x' }));
  for (let n = 0; n < 7; n += 1) {
    const stream = `ulo-${idOf(n)}`;
    const started = { programme: n < 6 ? programmeId : other, name: `ULO ${n}`, area: 'x', commissioner: 'y' };
    await log.record(recorded(stream, '2011-11-01', 'UloDevelopmentStarted', started));
    await log.record(recorded(stream, '2011-11-01', 'PlanLaidOut', { startOn: '2011-11-01', version: 0, content: smallTemplate, baseline }));
    // In five ULOs of the programme the step took three times its usual length of 14 days.
    if (n < 5) await log.record(recorded(stream, addDays('2011-11-01', 41), 'StepCompleted', { step: 'S1' }));
  }
  await log.upToDate(model);
  const experience = new ProgrammeExperience(model);
  expect([...experience.of(programmeId).keys()]).toEqual(['S1']);
  expect(experience.of(other).size).toBe(0);
  expect(experience.of(programmeId)).toBe(experience.of(programmeId));

  const reader = new UloReader(log.store, () => today, () => undefined, (programme) => experience.of(programme));
  expect((await reader.view(idOf(5))).forecast?.basis).toBe('programme');
  expect((await reader.view(idOf(6))).forecast?.basis).toBe('template');
  // The list of ULOs has no past experience, so a forecast for a past day uses the template.
  expect((await reader.view(idOf(5), { asAt: '2012-01-10' })).forecast?.basis).toBe('template');
});

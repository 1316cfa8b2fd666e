import { addDays, derivedId } from '#kernel';
import { smallTemplate } from '#spec';
import { TestReadModel, programmeId, recorded } from '../spec/recorded-facts.js';
import { UloReader } from '../ulo/ulo.reader.js';
import { ProgrammeExperience } from './experience.query.js';

const today = '2012-01-15';
const idOf = (n: number): string => derivedId(`ulo ${n}`);
const baseline = { finishOn: '2012-06-30', steps: [] };

it('forecasts are made from what steps took in the same programme, by today', async () => {
  await using place = new TestReadModel();
  const model = place.model();
  const other = derivedId('another programme');
  for (const programme of [programmeId, other]) await place.record(recorded(`programme-${programme}`, '2009-01-12', 'ProgrammeOpened', { name: 'Open', area: 'x' }));
  for (let n = 0; n < 7; n += 1) {
    const stream = `ulo-${idOf(n)}`;
    const started = { programme: n < 6 ? programmeId : other, name: `ULO ${n}`, area: 'x', commissioner: 'y' };
    await place.record(recorded(stream, '2011-11-01', 'UloDevelopmentStarted', started));
    await place.record(recorded(stream, '2011-11-01', 'PlanLaidOut', { startOn: '2011-11-01', version: 0, content: smallTemplate, baseline }));
    // Five of the programme took three times as long as usual, which is 14 days.
    if (n < 5) await place.record(recorded(stream, addDays('2011-11-01', 41), 'StepCompleted', { step: 'S1' }));
  }
  await place.upToDate(model);
  const experience = new ProgrammeExperience(model);
  expect([...experience.of(programmeId).keys()]).toEqual(['S1']);
  expect(experience.of(other).size).toBe(0);
  expect(experience.of(programmeId)).toBe(experience.of(programmeId));

  const reader = new UloReader(place.store, () => today, () => undefined, (programme) => experience.of(programme));
  expect((await reader.view(idOf(5))).forecast?.basis).toBe('programme');
  expect((await reader.view(idOf(6))).forecast?.basis).toBe('template');
  // What was known of others on a day that is past is not in the list of ULOs.
  expect((await reader.view(idOf(5), { asAt: '2012-01-10' })).forecast?.basis).toBe('template');
});

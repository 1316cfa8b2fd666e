import { addDays } from '#kernel';
import { defaultTemplate } from '#development';
import { coursesOf } from './course.js';
import { courseCommands } from './course-commands.js';

const today = '2026-11-26';

describe('a synthetic programme', () => {
  it('is the same for the same seed and differs for another seed', () => {
    expect(coursesOf(defaultTemplate, 5, 1, today)).toEqual(coursesOf(defaultTemplate, 5, 1, today));
    expect(coursesOf(defaultTemplate, 5, 1, today)).not.toEqual(coursesOf(defaultTemplate, 5, 2, today));
  });

  it('begins every step after its prerequisites and their lags', () => {
    for (const { steps } of coursesOf(defaultTemplate, 20, 3, today))
      for (const { code, needs, duration } of defaultTemplate.steps) {
        const days = steps.get(code);
        expect(days && days.startOn <= days.finishOn).toBe(true);
        for (const { step, lag } of needs) {
          const earliest = addDays(steps.get(step)?.finishOn ?? '9999-12-31', duration.usual === 0 ? lag : lag + 1);
          expect(earliest <= (days?.startOn ?? '')).toBe(true);
        }
      }
  });

  it('records commands in the order of their days and none after today', () => {
    const [last] = coursesOf(defaultTemplate, 1, 1, today);
    const commands = last ? courseCommands(defaultTemplate, last, today) : [];
    expect(commands.length).toBeGreaterThan(5);
    expect(commands.every(({ on }, i) => on <= today && (i === 0 || (commands[i - 1]?.on ?? '') <= on))).toBe(true);
  });
});

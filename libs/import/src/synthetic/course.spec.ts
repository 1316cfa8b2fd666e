import { addDays } from '#kernel';
import { defaultTemplate } from '#development';
import { coursesOf } from './course.js';
import { tellCourse } from './tell-course.js';

const today = '2026-11-26';

describe('a synthetic programme', () => {
  it('is the same for the same seed, and another for another', () => {
    expect(coursesOf(defaultTemplate, 5, 1, today)).toEqual(coursesOf(defaultTemplate, 5, 1, today));
    expect(coursesOf(defaultTemplate, 5, 1, today)).not.toEqual(coursesOf(defaultTemplate, 5, 2, today));
  });

  it('begins every step after all that it needs, and takes its time', () => {
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

  it('is told in the order of its days, and nothing of it after today', () => {
    const [last] = coursesOf(defaultTemplate, 1, 1, today);
    const told = last ? tellCourse(defaultTemplate, last, today) : [];
    expect(told.length).toBeGreaterThan(5);
    expect(told.every(({ on }, i) => on <= today && (i === 0 || (told[i - 1]?.on ?? '') <= on))).toBe(true);
  });
});

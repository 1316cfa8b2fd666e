import { Command, RuleRefused, UloCommand } from '#kernel';
import { uloFact } from '../ulo-part.js';
import { courseDeciders } from './roles.js';

@Command({ name: 'resume-development', title: 'Resume the development', help: 'The work goes on from this day.', roles: courseDeciders })
export class ResumeDevelopment extends UloCommand {}

export const developmentResumed = uloFact('course', {
  command: ResumeDevelopment,
  type: 'DevelopmentResumed',
  version: 1,
  title: 'Development resumed',
  decide(_, { at, now, occurredOn }) {
    const paused = now.course.pauses.find(({ from, to }) => to === null && from <= occurredOn);
    if (!paused || at.course.pauses.every(({ to }) => to !== null))
      throw new RuleRefused('not-paused', `The development was not paused on ${occurredOn}, or was resumed since.`, [], 'Check the day.');
  },
  describe: () => '',
  evolve({ pauses }, { occurredOn }) {
    const paused = pauses.find(({ to }) => to === null);
    if (paused) paused.to = occurredOn;
  },
});

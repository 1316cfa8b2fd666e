import { Command, LongText, RuleRefused, UloCommand } from '#kernel';
import { uloFact } from '../ulo-part.js';
import { courseDeciders } from './roles.js';
import { isPaused } from './state.js';

@Command({
  name: 'pause-development',
  title: 'Pause the development',
  help: 'From this day no time counts and no reminders are sent, until the work goes on. What happens meanwhile can be recorded.',
  roles: courseDeciders,
  plansAhead: true,
})
export class PauseDevelopment extends UloCommand {
  @LongText({ label: 'Why?', hint: 'Do not write names.' })
  why!: string;
}

export const developmentPaused = uloFact('course', {
  command: PauseDevelopment,
  type: 'DevelopmentPaused',
  version: 1,
  title: 'Development paused',
  decide(_, { at, now, occurredOn }) {
    const open = now.course.pauses.find(({ to }) => to === null);
    if (open || isPaused(at.course, occurredOn) || now.course.pauses.some(({ from, to }) => from <= occurredOn && (to === null || occurredOn < to)))
      throw new RuleRefused('paused-already', `The development is paused already${open ? ` since ${open.from}` : ` on ${occurredOn}`}.`, [], 'Resume it first.');
  },
  describe: ({ why }) => why,
  evolve: ({ pauses }, { id, occurredOn, data }) => void pauses.push({ id, from: occurredOn, to: null, reason: data.why }),
});

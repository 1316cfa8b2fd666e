import { Choice, Command, LongText, NOTHING, RuleRefused, UloCommand } from '#kernel';
import { uloFact } from '../ulo-part.js';
import { outcomes, type Outcome } from './codes.js';
import { courseDeciders } from './roles.js';

@Command({
  name: 'end-development',
  title: 'End the development',
  help: 'Nothing is planned from this day on. What happened can still be recorded.',
  roles: courseDeciders,
  confirm: true,
})
export class EndDevelopment extends UloCommand {
  @Choice({ label: 'How did it end?', options: outcomes })
  outcome!: Outcome;

  @LongText({ label: 'Note', hint: 'Do not write names.', optional: true })
  note?: string;
}

export const developmentEnded = uloFact('course', {
  command: EndDevelopment,
  type: 'DevelopmentEnded',
  version: 1,
  title: 'Development ended',
  decide({ outcome }, { now, occurredOn }) {
    const { ended } = now.course;
    if (!ended) return undefined;
    if (ended.on === occurredOn && ended.outcome === outcome) return NOTHING;
    throw new RuleRefused('development-ended', `The development ended on ${ended.on}.`, [], 'Correct that record if it is wrong.');
  },
  describe: ({ outcome, note }) => (note === undefined ? outcomes[outcome] : `${outcomes[outcome]}: ${note}`),
  evolve(course, { id, occurredOn, data: { outcome, note = null } }) {
    course.ended ??= { id, on: occurredOn, outcome, note };
  },
});

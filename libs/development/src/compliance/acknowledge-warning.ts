import { Choice, Command, LongText, RuleRefused, UloCommand, isOpenOn, type WarningRule } from '#kernel';
import { uloFact } from '../ulo-part.js';
import type { UloState } from '../ulo.state.js';
import { uloWarnings } from '../warnings/index.js';
import { warningTitles } from './codes.js';

@Command({
  name: 'acknowledge-warning',
  title: 'Acknowledge a warning',
  help: 'You have seen it, and you say what follows from it or why nothing does. The warning stays open until what it watches has changed.',
  roles: ['programme-manager', 'commissioner', 'committee', 'user-member', 'development-worker'],
})
export class AcknowledgeWarning extends UloCommand {
  @Choice({ label: 'Warning', options: warningTitles })
  code!: string;

  @LongText({ label: 'What is your answer?', hint: 'The reason, or what will be done. Do not write names.' })
  answer!: string;
}

/** Does not clear the warning: only a change of the facts that the warning watches clears it. */
export const warningAcknowledged = uloFact('compliance', {
  command: AcknowledgeWarning,
  type: 'WarningAcknowledged',
  version: 1,
  title: 'Warning acknowledged',
  decide({ code }, { now, occurredOn }) {
    const isOpen = (rule: WarningRule<UloState>): boolean => rule.intervals(now).some((interval) => isOpenOn(interval, occurredOn));
    if (!uloWarnings.some((rule) => rule.code === code && isOpen(rule)))
      throw new RuleRefused(
        'warning-not-open',
        `The warning “${warningTitles[code] ?? code}” was not open on ${occurredOn}.`,
        uloWarnings.filter(isOpen).map((rule) => `Open on that day: ${rule.title}`),
        'Choose a warning that was open, or check the day.',
      );
  },
  describe: ({ code, answer }) => `${warningTitles[code] ?? code}: ${answer}`,
  evolve: ({ acknowledgements }, { id, occurredOn, data, actor }) =>
    void acknowledgements.push({ id, on: occurredOn, ...data, by: actor.role }),
});

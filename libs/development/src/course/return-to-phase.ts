import { CodeReference, Command, LongText, RuleRefused, UloCommand } from '#kernel';
import { planOfToday } from '../steps/step-rules.js';
import { uloFact } from '../ulo-part.js';
import { courseDeciders } from './roles.js';
import { phaseReturnedTo } from './state.js';

@Command({
  name: 'return-to-phase',
  title: 'Return to an earlier phase',
  help: 'The way is not always straight. The ULO is shown in this phase until the return is ended.',
  roles: courseDeciders,
})
export class ReturnToPhase extends UloCommand {
  @CodeReference({ label: 'Phase', to: 'phase' })
  phase!: string;

  @LongText({ label: 'Why?', hint: 'Do not write names.' })
  why!: string;
}

export const phaseReturned = uloFact('course', {
  command: ReturnToPhase,
  type: 'PhaseReturnedTo',
  version: 1,
  title: 'Returned to a phase',
  decide({ phase }, context) {
    if (!planOfToday(context).content.phases.some(({ code }) => code === phase))
      throw new RuleRefused('no-such-phase', `The plan has no phase ${phase}.`, [], 'Choose a phase of the plan.');
    if (phaseReturnedTo(context.at.course) === phase)
      throw new RuleRefused('in-that-phase-already', `It had returned to phase ${phase} already.`, [], 'End that return first.');
  },
  describe: ({ phase, why }) => `${phase}: ${why}`,
  evolve({ returns }, { id, occurredOn, data: { phase, why } }) {
    for (const open of returns) open.endedOn ??= occurredOn;
    returns.push({ id, on: occurredOn, phase, reason: why, endedOn: null });
  },
});

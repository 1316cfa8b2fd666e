import { CodeReference, Command, LongText, RuleRefused, UloCommand } from '#kernel';
import { dropStep, saidOf } from '#workflow';
import { planners } from '../milestones/roles.js';
import { uloFact } from '../ulo-part.js';
import { refuseFinished } from './step-rules.js';
import { nameOfStep } from './ulo-steps.js';

@Command({
  name: 'drop-step',
  title: 'Drop a step',
  help: 'It is no longer part of the plan, and nothing waits for it any more. Only a step that nobody began can be dropped.',
  roles: planners,
  plansAhead: true,
  confirm: true,
})
export class DropStep extends UloCommand {
  @CodeReference({ label: 'Step', to: 'open-step' })
  step!: string;

  @LongText({ label: 'Why?', hint: 'Do not write names.' })
  why!: string;
}

export const stepDropped = uloFact('steps', {
  command: DropStep,
  type: 'StepDropped',
  version: 1,
  title: 'Step dropped',
  decide({ step: code }, context) {
    const { step } = refuseFinished(context, code);
    const { startedOn } = saidOf(context.now.steps, code);
    if (startedOn !== null) throw new RuleRefused('step-begun', `${nameOfStep(step)} was begun on ${startedOn}.`, [nameOfStep(step)], 'Ask for it to be waived instead.');
  },
  describe: ({ step, why }) => `${step}: ${why}`,
  evolve: (steps, { occurredOn, data: { step, why } }) => dropStep(steps, step, occurredOn, why),
});

import { CodeReference, Command, LongText, RuleRefused, UloCommand } from '#kernel';
import { recordOf } from '#workflow';
import { uloFact } from '../ulo-part.js';
import { stepWorkers } from './roles.js';
import { nameOfStep } from './ulo-steps.js';
import { refuseDoneByFacts, standingJudged, stepOfPlan } from './step-rules.js';

@Command({ name: 'reopen-step', title: 'Reopen a step', help: 'It was said to be done, and there is more to do. What was said stays in the history.', roles: stepWorkers })
export class ReopenStep extends UloCommand {
  @CodeReference({ label: 'Step', to: 'completed-step' })
  step!: string;

  @LongText({ label: 'Why?', hint: 'Do not write names.' })
  why!: string;
}

export const stepReopened = uloFact('steps', {
  command: ReopenStep,
  type: 'StepReopened',
  version: 1,
  title: 'Step reopened',
  decide({ step: code }, context) {
    const step = stepOfPlan(context, code);
    refuseDoneByFacts(step);
    const { then, now } = standingJudged(context, code);
    if (then.finishedOn === null || then.waiver || now.finishedOn === null)
      throw new RuleRefused('step-not-completed', `${nameOfStep(step)} was not completed by ${context.occurredOn}, or was reopened since.`, [nameOfStep(step)], 'Choose a completed step.');
  },
  describe: ({ step, why }) => `${step}: ${why}`,
  evolve(steps, { data }) {
    recordOf(steps, data.step).completed = null;
  },
});

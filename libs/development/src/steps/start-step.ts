import { CodeReference, Command, NOTHING, UloCommand } from '#kernel';
import { recordOf, saidOf } from '#workflow';
import { uloFact } from '../ulo-part.js';
import { stepWorkers } from './roles.js';
import { refuseBeforeStart, refuseFinished } from './step-rules.js';

@Command({ name: 'start-step', title: 'Start a step', help: 'Says on which day the work on it began.', roles: stepWorkers })
export class StartStep extends UloCommand {
  @CodeReference({ label: 'Step', to: 'open-step' })
  step!: string;
}

export const stepStarted = uloFact('steps', {
  command: StartStep,
  type: 'StepStarted',
  version: 1,
  title: 'Step started',
  decide({ step }, context) {
    refuseFinished(context, step);
    refuseBeforeStart(context);
    const { startedOn } = saidOf(context.now.steps, step);
    return startedOn !== null && startedOn <= context.occurredOn ? NOTHING : undefined;
  },
  describe: ({ step }) => step,
  evolve(steps, { occurredOn, data }) {
    recordOf(steps, data.step).startedOn ??= occurredOn;
  },
});

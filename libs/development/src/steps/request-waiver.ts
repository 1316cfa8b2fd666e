import { CodeReference, Command, LongText, RuleRefused, UloCommand } from '#kernel';
import { recordOf } from '#workflow';
import { uloFact } from '../ulo-part.js';
import { stepWorkers } from './roles.js';
import { nameOfStep } from './ulo-steps.js';
import { refuseFinished } from './step-rules.js';
import { refuseRole } from './waivers.js';

@Command({
  name: 'request-waiver',
  title: 'Ask to waive a step',
  help: 'The step, or one thing that it needs, is left out. Another person of another role has to agree.',
  roles: stepWorkers,
  plansAhead: true,
})
export class RequestWaiver extends UloCommand {
  @CodeReference({ label: 'Step', to: 'open-step' })
  step!: string;

  @CodeReference({ label: 'Only this, which it needs', hint: 'Leave it unanswered to waive the whole step.', to: 'step', optional: true })
  need?: string;

  @LongText({ label: 'Why?', hint: 'Shown for ever with the step. Do not write names.' })
  why!: string;
}

export const waiverRequested = uloFact('steps', {
  command: RequestWaiver,
  type: 'WaiverRequested',
  version: 1,
  title: 'Waiver requested',
  decide({ step: code, need }, context) {
    const { step } = refuseFinished(context, code);
    if (need !== undefined && !step.needs.some((n) => n.step === need))
      throw new RuleRefused('no-such-prerequisite', `${nameOfStep(step)} does not need ${need}.`, [nameOfStep(step)], `It needs: ${step.needs.map((n) => n.step).join(', ') || 'nothing'}.`);
    refuseRole(step, context.actor.role);
  },
  describe: ({ step, need, why }) => `${step}${need === undefined ? '' : `, only ${need}`}: ${why}`,
  evolve: (steps, { id, occurredOn, actor, data: { step, need = null, why } }) =>
    void recordOf(steps, step).waiverRequests.push({ id, on: occurredOn, need, reason: why, by: { id: actor.id, role: actor.role } }),
});

import { Choice, CodeReference, Command, Day, InvalidInput, LongText, RuleRefused, UloCommand } from '#kernel';
import { recordOf, type Pin } from '#workflow';
import { changeReasons, reasonInWords, type ChangeReason } from '../milestones/codes.js';
import { planners } from '../milestones/roles.js';
import { uloFact } from '../ulo-part.js';
import { pinKinds, type PinKind } from './codes.js';
import { planOfToday, refuseFinished } from './step-rules.js';
import { isLaunchStep, nameOfStep } from './ulo-steps.js';

@Command({
  name: 'reschedule-step',
  title: 'Reschedule a step',
  help: 'Agrees a day for a step. The days that depend on it are calculated again; the baseline stays as it is.',
  roles: planners,
  plansAhead: true,
})
export class RescheduleStep extends UloCommand {
  @CodeReference({ label: 'Step', to: 'open-step' })
  step!: string;

  @Choice({ label: 'What is agreed?', options: pinKinds })
  pin!: PinKind;

  @Day({ label: 'Day', hint: 'Leave it empty when nothing is agreed any more.', optional: true })
  day?: string;

  @Choice({ label: 'Why?', options: changeReasons })
  reasonCode!: ChangeReason;

  @LongText({ label: 'In your own words', hint: 'Do not write names.', optional: true })
  note?: string;
}

export const stepRescheduled = uloFact('steps', {
  command: RescheduleStep,
  type: 'StepRescheduled',
  version: 1,
  title: 'Step rescheduled',
  decide({ step: code, pin, day }, context) {
    if ((pin === 'none') !== (day === undefined))
      throw new InvalidInput([{ field: 'day', message: pin === 'none' ? 'Leave the day out: nothing is agreed any more' : 'Enter the day that is agreed' }]);
    const { step } = refuseFinished(context, code);
    if (isLaunchStep(step))
      throw new RuleRefused('launch-has-one-day', `${nameOfStep(step)} follows the day of the launch.`, [nameOfStep(step)], 'Plan or postpone the launch.');
    const { startOn } = planOfToday(context);
    if (day !== undefined && day < startOn)
      throw new RuleRefused('pin-before-the-start', `The work starts on ${startOn}: ${nameOfStep(step)} cannot be put on ${day}.`, [nameOfStep(step)], 'Give a later day.');
  },
  describe: ({ step, pin, day, reasonCode, note }) => `${step}: ${pinKinds[pin]}${day === undefined ? '' : `, ${day}`}. ${reasonInWords(reasonCode, note)}`,
  evolve: (steps, { id, occurredOn, data: { step, pin, day, reasonCode, note } }) =>
    void recordOf(steps, step).pins.push({ id, on: occurredOn, pin: asPin(pin, day), reason: reasonInWords(reasonCode, note) }),
});

const asPin = (kind: PinKind, day: string | undefined): Pin | null =>
  day === undefined || kind === 'none' ? null : kind === 'not-before' ? { notBefore: day } : { finishOn: day };

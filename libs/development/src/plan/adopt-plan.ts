import { Command, Day, InvalidInput, RuleRefused, UloCommand, dataSchema, type DecisionContext, type PlainDate } from '#kernel';
import { plannedDays, plannedStepSchema, type PlannedDays, type PlannedStep } from '../steps/planned-days.js';
import { networkOn, planFollowedOn, stepsOn } from '../steps/ulo-steps.js';
import { uloFact } from '../ulo-part.js';
import type { UloState } from '../ulo.state.js';
import { refuseEarlyFinish } from './refuse-early-finish.js';

@Command({
  name: 'adopt-plan',
  title: 'Adopt a plan',
  help: 'The users own the plan: only they adopt it. What was agreed before stays as a baseline to compare with.',
  roles: ['user-member'],
  plansAhead: true,
})
export class AdoptPlan extends UloCommand {
  @Day({ label: 'Finish on', noun: 'last day of the plan', hint: 'The last day of the plan. Leave it empty when a plan with steps was laid out: the last day then follows from the steps.', optional: true })
  finishOn?: string;
}

interface AdoptedPlan {
  finishOn: PlainDate;
  /** The days of all steps as scheduled at the adoption; null when the plan had no steps. */
  steps: PlannedStep[] | null;
}

/** A plan that the users adopted. It is a further baseline. */
export const planAdoptedByUsers = uloFact('plan', {
  command: AdoptPlan,
  type: 'PlanAdoptedByUsers',
  version: 2,
  upcasters: { 1: (data) => ({ ...data, steps: null }) },
  title: 'Plan adopted by the users',
  data: dataSchema<AdoptedPlan>({
    finishOn: { type: 'string', format: 'date' },
    steps: { type: ['array', 'null'], items: plannedStepSchema },
  }),
  decide({ finishOn }, judged) {
    const adopted = daysOfPlan(judged) ?? { finishOn: asked(finishOn), steps: null };
    if (finishOn !== undefined && finishOn !== adopted.finishOn)
      throw new RuleRefused('finish-follows-from-the-steps', `The steps of the plan finish on ${adopted.finishOn}, not on ${finishOn}.`, [], 'Leave the finish out, or reschedule steps first.');
    refuseEarlyFinish(adopted, judged);
    return adopted;
  },
  describe: ({ finishOn, steps }) => `Finish on ${finishOn}${steps ? `, with the days of ${steps.length} steps` : ''}`,
  evolve: ({ plans }, { id, occurredOn, data: { finishOn } }) => void plans.push({ id, on: occurredOn, finishOn, by: 'users' }),
});

/** @throws InvalidInput */
function asked(finishOn: PlainDate | undefined): PlainDate {
  if (finishOn !== undefined) return finishOn;
  throw new InvalidInput([{ field: 'finishOn', message: 'Enter the last day of the plan: no plan with steps was laid out by then' }]);
}

/** The days of the steps as at that day. A correction that keeps the day keeps the recorded days. */
function daysOfPlan({ at, occurredOn, original }: DecisionContext<UloState>): PlannedDays | undefined {
  const recorded = original?.data as AdoptedPlan | undefined;
  if (recorded?.steps && original?.occurredOn === occurredOn) return { finishOn: recorded.finishOn, steps: recorded.steps };
  const plan = planFollowedOn(at, occurredOn);
  return plan && plannedDays(networkOn(at, plan, stepsOn(at, plan, occurredOn), occurredOn), occurredOn);
}

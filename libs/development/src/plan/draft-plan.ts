import { Command, Day, UloCommand } from '#kernel';
import { uloFact } from '../ulo-part.js';
import { refuseEarlyFinish } from './refuse-early-finish.js';

@Command({
  name: 'draft-plan',
  title: 'Draft a plan',
  help: 'A proposal until the users adopt it. The first draft is the first baseline. A new ULO needs two to three years, not one.',
  roles: ['commissioner', 'programme-manager', 'mentor', 'development-worker', 'user-member'],
  plansAhead: true,
})
export class DraftPlan extends UloCommand {
  @Day({ label: 'Finish on', noun: 'last day of the plan', hint: 'The last day of the plan.' })
  finishOn!: string;
}

/** A plan that the commissioner drafts. The first draft is the first baseline. */
export const planDrafted = uloFact('plan', {
  command: DraftPlan,
  type: 'PlanDrafted',
  version: 1,
  title: 'Plan drafted',
  decide: refuseEarlyFinish,
  describe: ({ finishOn }) => `Finish on ${finishOn}`,
  evolve: ({ plans }, { id, occurredOn, data: { finishOn } }) => void plans.push({ id, on: occurredOn, finishOn, by: 'draft' }),
});

import { Command, Day, UloCommand } from '#kernel';
import { uloFact } from '../ulo-part.js';
import { refuseEarlyFinish } from './refuse-early-finish.js';

@Command({
  name: 'adopt-plan',
  title: 'Adopt a plan',
  help: 'The users own the plan: only they adopt it. What was agreed before stays as a baseline to compare with.',
  roles: ['user-member'],
  plansAhead: true,
})
export class AdoptPlan extends UloCommand {
  @Day({ label: 'Finish on', hint: 'The last day of the plan.' })
  finishOn!: string;
}

/** A plan that the users made their own: a further baseline. */
export const planAdoptedByUsers = uloFact('plan', {
  command: AdoptPlan,
  type: 'PlanAdoptedByUsers',
  version: 1,
  title: 'Plan adopted by the users',
  decide: refuseEarlyFinish,
  describe: ({ finishOn }) => `Finish on ${finishOn}`,
  evolve: ({ plans }, { id, occurredOn, data: { finishOn } }) => void plans.push({ id, on: occurredOn, finishOn, by: 'users' }),
});

import { RuleRefused, factData, maxDate, type Part } from '#kernel';
import type { UloState } from '../ulo.state.js';
import { DraftPlan, type AdoptPlan, type planCommands } from './plan.commands.js';
import type { PlanEvent } from './plan.events.js';
import type { PlanState } from './plan.state.js';

type PlanCommand = InstanceType<(typeof planCommands)[number]>;

export const plan: Part<PlanState, PlanCommand, PlanEvent, UloState> = {
  name: 'plan',
  initial: () => ({ plans: [] }),

  evolve(state, fact) {
    const { id, occurredOn: on } = fact;
    switch (fact.type) {
      case 'PlanDrafted':
        state.plans.push({ id, on, finishOn: fact.data.finishOn, by: 'draft' });
        return state;
      case 'PlanAdoptedByUsers':
        state.plans.push({ id, on, finishOn: fact.data.finishOn, by: 'users' });
        return state;
      default:
        return state;
    }
  },

  decide(command, { now, occurredOn }) {
    const earliest = maxDate(occurredOn, now.partnership.startedOn ?? occurredOn);
    if (command.finishOn <= earliest)
      throw new RuleRefused(
        'plan-finishes-before-it-begins',
        `The finish (${command.finishOn}) is not after ${earliest}.`,
        [],
        'Give a later finish.',
      );
    if (command instanceof DraftPlan) return [{ type: 'PlanDrafted', data: factData(command) }];
    command satisfies AdoptPlan;
    return [{ type: 'PlanAdoptedByUsers', data: factData(command) }];
  },
};

import { monthsInclusive, type PlainDate } from '#kernel';

export interface Plan {
  id: string;
  on: PlainDate;
  finishOn: PlainDate;
  by: 'draft' | 'users';
}

/** Plans are in the order in which they were drafted or adopted. A plan never changes; a new plan is a new baseline. */
export interface PlanState {
  plans: Plan[];
}

/** The plans that later plans are compared with: the first draft and every plan that the users adopted. */
export const baselinesOf = ({ plans }: PlanState): Plan[] => plans.filter((p, i) => i === 0 || p.by === 'users');

/** The plans that were in force, in order. After the users have adopted a plan, drafts are only proposals. */
export const plansInForce = ({ plans }: PlanState): Plan[] => {
  const adopted = plans.findIndex((p) => p.by === 'users');
  return plans.filter((p, i) => p.by === 'users' || adopted === -1 || i < adopted);
};

/** The plan in force on a day. */
export const planOn = (state: PlanState, day: PlainDate): Plan | undefined => plansInForce(state).findLast((p) => p.on <= day);

/** Completed months from the start of the development to the finish of the plan (inclusive). */
export const planMonths = (startedOn: PlainDate, finishOn: PlainDate): number =>
  finishOn < startedOn ? 0 : monthsInclusive(startedOn, finishOn);

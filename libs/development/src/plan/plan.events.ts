import { declareEvents, type DomainEvent, type PlainDate } from '#kernel';

/** A plan as the commissioner drafts it: the first one is the first baseline. */
export type PlanDrafted = DomainEvent<'PlanDrafted', { finishOn: PlainDate }>;
/** A plan that the users made their own: a further baseline. */
export type PlanAdoptedByUsers = DomainEvent<'PlanAdoptedByUsers', { finishOn: PlainDate }>;

export type PlanEvent = PlanDrafted | PlanAdoptedByUsers;

const describe = ({ finishOn }: { finishOn: PlainDate }): string => `Finish on ${finishOn}`;

export const planEvents = declareEvents<PlanEvent>({
  PlanDrafted: { version: 1, part: 'plan', title: 'Plan drafted', describe },
  PlanAdoptedByUsers: { version: 1, part: 'plan', title: 'Plan adopted by the users', describe },
});

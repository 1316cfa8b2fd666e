import { Command, Day, UloCommand } from '#kernel';

@Command({
  name: 'draft-plan',
  title: 'Draft a plan',
  help: 'A proposal until the users adopt it. The first draft is the first baseline. A new ULO needs two to three years, not one.',
  part: 'plan',
  stream: 'ulo',
  roles: ['commissioner', 'programme-manager', 'mentor', 'development-worker', 'user-member'],
  records: 'PlanDrafted',
  plansAhead: true,
})
export class DraftPlan extends UloCommand {
  @Day({ label: 'Finish on', hint: 'The last day of the plan.' })
  finishOn!: string;
}

@Command({
  name: 'adopt-plan',
  title: 'Adopt a plan',
  help: 'The users own the plan: only they adopt it. What was agreed before stays as a baseline to compare with.',
  part: 'plan',
  stream: 'ulo',
  roles: ['user-member'],
  records: 'PlanAdoptedByUsers',
  plansAhead: true,
})
export class AdoptPlan extends UloCommand {
  @Day({ label: 'Finish on', hint: 'The last day of the plan.' })
  finishOn!: string;
}

export const planCommands = [DraftPlan, AdoptPlan] as const;

import { Command, Day, NOTHING, RuleRefused, UloCommand, Whole, dataSchema, type PlainDate } from '#kernel';
import { templateContentSchema, type Template } from '#workflow';
import { uloFact } from '../ulo-part.js';
import { templateFor } from './template-for.js';
import { firstBaseline, plannedStepSchema, type PlannedDays } from './planned-days.js';

@Command({
  name: 'lay-out-plan',
  title: 'Lay out a plan from the template',
  help: 'The steps of the template become the plan of this ULO. What was recorded already completes its steps as of their days.',
  roles: ['programme-manager', 'commissioner', 'user-member', 'development-worker', 'milepost'],
  plansAhead: true,
  seesProgramme: true,
})
export class LayOutPlan extends UloCommand {
  @Day({ label: 'When does the work start?', hint: 'It may have started before today.' })
  startOn!: string;

  @Whole({ label: 'Version of the template', hint: 'Leave it empty for the newest one.', optional: true, max: 100_000 })
  version?: number;
}

/** The complete plan, so that the ULO's stream contains everything that its steps are judged by. */
export interface PlanContent {
  startOn: PlainDate;
  version: number;
  content: Template;
  baseline: PlannedDays;
}

export const planLaidOut = uloFact('steps', {
  command: LayOutPlan,
  type: 'PlanLaidOut',
  version: 1,
  title: 'Plan laid out',
  data: dataSchema<PlanContent>({
    startOn: { type: 'string', format: 'date' },
    version: { type: 'integer', minimum: 0 },
    content: templateContentSchema,
    baseline: { ...dataSchema<PlannedDays>({ finishOn: { type: 'string', format: 'date' }, steps: { type: 'array', items: plannedStepSchema } }), type: 'object' },
  }),
  decide({ startOn, version }, context) {
    const { plan } = context.now.steps;
    // The process manager of new ULOs lays out a plan only when there is none.
    if (context.actor.role === 'milepost' && (plan || context.now.partnership.startedOn === null)) return NOTHING;
    if (plan) throw new RuleRefused('plan-laid-out-already', `A plan was laid out on ${plan.on}.`, [], 'Move it to another version of the template, or correct that record.');
    const { startedOn } = context.now.partnership;
    if (startedOn !== null && startOn < startedOn)
      throw new RuleRefused('work-before-the-development', `The development started on ${startedOn}.`, [], `Give ${startedOn} or a later day.`);
    const template = templateFor(context, version, context.original?.data as PlanContent | undefined);
    return { startOn, ...template, baseline: firstBaseline(template.content, startOn) };
  },
  describe: ({ startOn, version, content, baseline }) => `${content.title}, version ${version}: from ${startOn} to ${baseline.finishOn}`,
  evolve(steps, { id, occurredOn, data: { startOn, version, content, baseline } }) {
    steps.plan = { id, on: occurredOn, startOn, version, content };
    steps.versions.push({ id, on: occurredOn, version });
    steps.baselines.push({ id, on: occurredOn, ...baseline });
  },
});

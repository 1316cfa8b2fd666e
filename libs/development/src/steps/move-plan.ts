import { CodeReference, Code, Command, NOTHING, RuleRefused, Rows, UloCommand, Whole, dataSchema } from '#kernel';
import { templateContentSchema, movePlan, saidOf, type Renamed, type Template } from '#workflow';
import { uloFact } from '../ulo-part.js';
import { templateFor } from './template-for.js';
import { planOfToday, standingJudged } from './step-rules.js';
import { nameOfStep } from './ulo-steps.js';

export class RenamedStep {
  @CodeReference({ label: 'Step of the plan', to: 'step' })
  from!: string;

  @Code({ label: 'Its code in the new version' })
  to!: string;
}

@Command({
  name: 'move-plan',
  title: 'Move the plan to another version of the template',
  help: 'Nothing recorded is lost: done stays done, and what was recorded about steps that fall away stays in the history.',
  roles: ['programme-manager', 'milepost'],
  plansAhead: true,
  seesProgramme: true,
  confirm: true,
})
export class MovePlan extends UloCommand {
  @Whole({ label: 'Version of the template', max: 100_000 })
  version!: number;

  @Whole({ label: 'Version that it follows now', hint: 'The move is refused when the plan follows another one by then.', optional: true, max: 100_000 })
  from?: number;

  @Rows(() => RenamedStep, { label: 'Steps that get another code', min: 0, max: 500, optional: true })
  renamed?: RenamedStep[];
}

interface MovedPlan {
  version: number;
  content: Template;
  renamed: Renamed;
}

export const planMoved = uloFact('steps', {
  command: MovePlan,
  type: 'PlanMovedToVersion',
  version: 1,
  title: 'Plan moved to another version',
  data: dataSchema<MovedPlan>({
    version: { type: 'integer', minimum: 0 },
    content: templateContentSchema,
    renamed: { type: 'array', items: dataSchema<Renamed[number]>({ from: { type: 'string' }, to: { type: 'string' } }) },
  }),
  decide({ version, from = null, renamed = [] }, context) {
    const plan = planOfToday(context);
    if (from !== null && from !== plan.version)
      throw new RuleRefused('plan-has-moved', `The plan has moved: it follows version ${plan.version}, not version ${from}.`, [], 'Compare it with the version that you want, and move it again if it is still needed.');
    if (context.occurredOn < plan.on)
      throw new RuleRefused('moved-before-laid-out', `The plan was laid out only on ${plan.on}.`, [], 'Check the day.');
    if (version === plan.version && renamed.length === 0) return NOTHING;
    const { content } = templateFor(context, version, context.original?.data as MovedPlan | undefined);
    // An order for all ULOs of a programme can name steps that this ULO does not have.
    const named = context.actor.role === 'milepost' ? renamed.filter(({ from }) => plan.content.steps.some(({ code }) => code === from)) : renamed;
    refuseWrongNames(plan.content, content, named);
    const lost = plan.content.steps.filter(({ code }) => !content.steps.some((s) => s.code === code) && !named.some(({ from }) => from === code) && hasBegun(code));
    if (lost.length > 0)
      throw new RuleRefused('started-steps-would-fall-away', 'Steps that were begun are not in that version.', lost.map(nameOfStep), 'Say which steps of the new version they are, or publish a version that has them.');
    return { version, content, renamed: named.map(({ from, to }) => ({ from, to })) };

    function hasBegun(code: string): boolean {
      return saidOf(context.now.steps, code).startedOn !== null && standingJudged(context, code).now.finishedOn === null;
    }
  },
  describe: ({ version, content }) => `${content.title}, version ${version}`,
  evolve: (steps, { id, occurredOn, data }) => movePlan(steps, { id, on: occurredOn, ...data }),
});

/** @throws RuleRefused */
function refuseWrongNames(before: Template, after: Template, renamed: Renamed): void {
  const has = ({ steps }: Template, code: string): boolean => steps.some((s) => s.code === code);
  for (const { from, to } of renamed) {
    if (!has(before, from)) throw new RuleRefused('no-such-step', `The plan has no step ${from}.`, [], 'Choose a step of the plan.');
    if (!has(after, to)) throw new RuleRefused('no-such-step', `The new version has no step ${to}.`, [], 'Give a code of the new version.');
  }
  for (const side of ['from', 'to'] as const)
    if (new Set(renamed.map((r) => r[side])).size !== renamed.length)
      throw new RuleRefused('step-renamed-twice', 'A step is renamed twice, or two steps get one code.', [], 'Name each step once.');
}

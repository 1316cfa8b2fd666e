import { Choice, Code, CodeReference, Command, LongText, RuleRefused, Rows, Text, UloCommand, Whole, YesNo, roles, type Role } from '#kernel';
import { addStep, type Step } from '#workflow';
import { planners } from '../milestones/roles.js';
import { uloFact } from '../ulo-part.js';
import { counted } from '../words.js';
import { planOfToday, stepOfPlan } from './step-rules.js';
import { nameOfStep } from './ulo-steps.js';

const MOST_DAYS = 3660;
/** The maximum number of steps in a template. */
const MOST_STEPS = 500;

export class NeededStep {
  @CodeReference({ label: 'Step', to: 'step' })
  step!: string;

  @Whole({ label: 'Days between', hint: 'Days that must pass after it.', optional: true, max: MOST_DAYS })
  lagDays?: number;
}

@Command({
  name: 'add-step',
  title: 'Add a step of your own',
  help: 'A step that the template does not have. It is done when somebody says so.',
  roles: planners,
  plansAhead: true,
})
export class AddStep extends UloCommand {
  @Code({ label: 'Code', hint: 'Short, and not used in this plan: X1.' })
  code!: string;

  @Text({ label: 'What is to be done?', hint: 'A verb first: Paint the office.' })
  title!: string;

  @LongText({ label: 'What for?', optional: true })
  purpose?: string;

  @CodeReference({ label: 'Phase', to: 'phase' })
  phase!: string;

  @Choice({ label: 'Whose is it?', options: roles })
  owner!: Role;

  @Whole({ label: 'How many days does it take?', hint: 'Calendar days. 0: it takes no time.', max: MOST_DAYS })
  days!: number;

  @Rows(() => NeededStep, { label: 'What does it need?', min: 0, max: 20, optional: true })
  needs?: NeededStep[];

  @YesNo({ label: 'Does it need evidence?', optional: true })
  evidence?: boolean;
}

export const stepAdded = uloFact('steps', {
  command: AddStep,
  type: 'StepAdded',
  version: 1,
  title: 'Step added',
  decide({ code, phase, needs = [] }, context) {
    const { content } = planOfToday(context);
    const same = content.steps.find((s) => s.code === code);
    if (same) throw new RuleRefused('code-used-already', `The plan has a step ${nameOfStep(same)}.`, [nameOfStep(same)], 'Give another code.');
    if (content.steps.length >= MOST_STEPS) throw new RuleRefused('too-many-steps', `A plan has at most ${MOST_STEPS} steps.`, [], 'Drop one first.');
    if (!content.phases.some((p) => p.code === phase)) throw new RuleRefused('no-such-phase', `The plan has no phase ${phase}.`, [], 'Choose a phase of the plan.');
    for (const { step } of needs) stepOfPlan(context, step);
    if (new Set(needs.map(({ step }) => step)).size !== needs.length)
      throw new RuleRefused('prerequisite-named-twice', 'It is said twice that it needs one step.', [], 'Name each step once.');
  },
  describe: ({ code, title, days }) => `${nameOfStep({ code, title })}, ${counted(days, 'day')}`,
  evolve: (steps, { data }) => addStep(steps, asStep(data)),
});

type Added = Omit<AddStep, 'ulo' | 'commandId' | 'occurredOn' | 'corrects' | 'reason' | 'again'>;

const asStep = ({ code, title, purpose = '', phase, owner, days, needs = [], evidence = false }: Added): Step => ({
  code, title, purpose, phase, owner,
  needs: needs.map(({ step, lagDays = 0 }) => ({ step, lag: lagDays })),
  duration: { least: days, usual: days, most: days },
  done: { word: true },
  evidence: evidence ? 'required' : 'optional',
  milestone: false,
  waivable: ['programme-manager', 'committee'],
  links: [],
});

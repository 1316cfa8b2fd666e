import { ownerInWords, type FollowedPlanView, type StepView, type UloView } from '#dashboards';
import { phaseInWords, phaseName } from '#development';
import { date, plural } from '#ui';
import { heads, type Block, type Link, type TaskGroup, type TaskStatus } from '../blocks.js';
import { readable } from '../words.js';
import type { TabContext } from './tab.js';

const taskStatus: Readonly<Record<string, TaskStatus>> = {
  done: 'completed', problem: 'problem', waived: 'waived', 'in-progress': 'in-progress', ready: 'ready', waiting: 'cannot-start',
};

/** The steps of the plan, phase by phase. */
export function steps(view: UloView, context: TabContext): Block[] {
  const { plan, paused, ended } = view.steps;
  const notices: Block[] = [
    ...(paused ? [{ kind: 'inset', text: 'The development is paused. Everything is worked out as if the work went on tomorrow.' } satisfies Block] : []),
    ...(ended ? [{ kind: 'inset', text: endedInWords(ended) } satisfies Block] : []),
  ];
  if (!plan) return [...notices, ...withoutPlan(context)];
  return [
    ...notices,
    { kind: 'text', text: `${progressSentence(plan)} It follows “${plan.template.title}”, version ${plan.template.version}.` },
    { kind: 'buttons', links: actions(context, plan) },
    ...waiverRequests(plan, context),
    { kind: 'tasks', groups: plan.phases.map((phase) => taskGroup(plan, phase, context)) },
    ...removed(plan),
    {
      kind: 'links',
      links: [
        { text: `Compare the template followed (version ${plan.template.version}) with the others of the programme`, href: `/programmes/${view.overview.programme.id}/templates/compare?from=${plan.template.version}` },
        { text: 'Download the steps (CSV)', href: context.csv('steps') },
      ],
    },
  ];
}

/** “The development ended on 4 May 2013. It became part of another organisation.” */
const endedInWords = ({ on, outcomeInWords, note }: NonNullable<UloView['steps']['ended']>): string =>
  `The development ended on ${date(on)}. ${outcomeInWords}.${note === null ? '' : ` ${note}`}`;

function withoutPlan(context: TabContext): Block[] {
  const layOut = context.form('lay-out-plan');
  return [
    { kind: 'text', text: 'This ULO follows no template yet. Lay out a plan, and its steps, their days and what comes next are shown here. What was recorded already completes its steps.' },
    ...(layOut ? [{ kind: 'buttons', links: [{ text: 'Lay out a plan from the template', href: layOut }] } satisfies Block] : []),
  ];
}

/** “9 of 35 steps are done or waived. The last step finishes on 28 May 2028.” */
export function progressSentence(plan: FollowedPlanView): string {
  const finished = plan.steps.filter((s) => s.finishedOn !== null).length;
  return `${finished} of ${plural(plan.steps.length, 'step')} ${finished === 1 ? 'is' : 'are'} done or waived. As it stands, the last one finishes on ${date(plan.finishOn)}.`;
}

const actions = (context: TabContext, { template }: FollowedPlanView): Link[] =>
  links(context, [['add-step', 'Add a step'], ['adopt-plan', 'Adopt the plan'], ['move-plan', `Move to another version (now ${template.version})`]]);

export const links = (context: TabContext, forms: readonly (readonly [command: string, text: string, query?: Readonly<Record<string, string>>])[]): Link[] =>
  forms.flatMap(([command, text, query]) => {
    const href = context.form(command, query);
    return href ? [{ text, href }] : [];
  });

function taskGroup(plan: FollowedPlanView, phase: FollowedPlanView['phases'][number], context: TabContext): TaskGroup {
  const heading = `${phase.code} ${phaseInWords(phaseName(phase))}${phase.current ? ' (the ULO is here)' : ''}: ${phase.finished} of ${phase.steps}`;
  return { heading, tasks: plan.steps.filter((s) => s.phase === phase.code).map((step) => task(step, context)) };
}

/** A step in a list of tasks. */
export const task = (step: StepView, context: TabContext): TaskGroup['tasks'][number] => ({
  title: `${step.code} ${step.title}`,
  href: context.tab(`steps/${step.code}`),
  status: taskStatus[step.standing.code] ?? 'ready',
  hint: hintOf(step),
  ...(step.standing.code === 'waiting' ? { waitsFor: `${nameList(step.waitsFor) || `the start on ${date(step.startOn)}`}. Planned from ${date(step.startOn)} to ${date(step.finishOn)}` } : {}),
});

/** A step that can begin now, in a short list: its owner, and since when. */
export function nextTask(step: StepView, context: TabContext): TaskGroup['tasks'][number] {
  const { title, href, status, hint = '' } = task(step, context);
  const words = status === 'problem' ? hint : `${ownerInWords(step)}, since ${date(step.since ?? '')}`;
  return { title, href, hint: words, ...(status === 'ready' ? {} : { status }) };
}

export const nameList = (names: readonly { code: string; title: string }[]): string => names.map(({ code, title }) => `${code} ${title}`).join(', ');

/** The standing of a step, as a sentence. */
function hintOf(step: StepView): string {
  const { standing, since } = step;
  const whose = ownerInWords(step);
  const notes = [
    ...(step.doneBefore.length > 0 ? [`before ${nameList(step.doneBefore)}`] : []),
    ...(step.evidenceMissing ? ['evidence missing'] : []),
    ...(step.problem ? [step.problem] : []),
  ];
  const noted = notes.length > 0 ? `; ${notes.join('; ')}` : '';
  if (standing.code === 'waived') return `Waived on ${date(since ?? '')}: ${step.waiver?.reason ?? ''}`;
  if (standing.code === 'problem' && step.finishedOn !== null) return `${whose}; done on ${date(step.finishedOn)}${noted}`;
  if (step.finishedOn !== null) return `Done on ${date(step.finishedOn)}${noted}`;
  const due = `to be finished by ${date(step.latestFinishOn ?? step.finishOn)}${step.critical ? ', or everything is later' : ''}`;
  if (standing.code === 'in-progress') return `${whose}, since ${date(since ?? '')}; ${due}`;
  return standing.code === 'ready' ? `${whose}, ready since ${date(since ?? '')}; ${due}` : `${whose}; ${due}`;
}

const waiverRequests = (plan: FollowedPlanView, context: TabContext): Block[] =>
  plan.waiverRequests.length === 0 ? [] : [{
    kind: 'table',
    table: {
      caption: 'Waivers that somebody asked for',
      head: heads('Step', 'Why', 'Asked by', 'On', ''),
      rows: plan.waiverRequests.map(({ id, step, need, reason, by, on }) => {
        const grant = context.form('waive', { request: id });
        return [need ? `${step}, only ${need}` : step, readable(reason), by.label, date(on), grant ? { text: 'Grant it', href: grant } : ''];
      }),
    },
  }];

const removed = ({ removed: steps }: FollowedPlanView): Block[] =>
  steps.length === 0 ? [] : [{
    kind: 'table',
    table: {
      caption: 'No longer in the plan',
      head: heads('Step', 'Since', 'Why'),
      rows: steps.map(({ code, title, on, reason }) => [`${code} ${title}`, date(on), reason ?? 'No longer in the template']),
    },
  }];

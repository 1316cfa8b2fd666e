import { addDays, type PlainDate } from '#kernel';
import type { Step, Template } from '#workflow';
import type { ConditionCode } from '#development';
import { completingFacts, type SyntheticCommand } from './completing-facts.js';
import type { Course } from './course.js';

/** Days between two mentoring sessions. */
const BETWEEN_SESSIONS = 40;

/** The commands for an invented ULO, up to and including the day `until`, in the order of their days. */
export function courseCommands(template: Template, course: Course, until: PlainDate): SyntheticCommand[] {
  const { startOn, pause, steps } = course;
  const commands: SyntheticCommand[] = [
    { command: 'lay-out-plan', on: startOn, role: 'programme-manager', fields: { startOn } },
    ...template.steps.flatMap((step) => stepCommands(step, course)),
    ...adoption(template, course),
    ...sessions(course),
    ...(pause ? [{ command: 'pause-development', on: pause.from, role: 'programme-manager', fields: { why: 'Nobody could work on it.' } } as const, { command: 'resume-development', on: pause.to, role: 'programme-manager', fields: {} } as const] : []),
  ];
  const end = [...steps.values()].reduce((last, { finishOn }) => (finishOn > last ? finishOn : last), startOn);
  commands.push({ command: 'end-development', on: addDays(end, 1), role: 'programme-manager', fields: { outcome: 'established' } });
  return commands.filter(({ on }) => on <= until).sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0));
}

function stepCommands({ code, done, duration, evidence }: Step, { steps }: Course): SyntheticCommand[] {
  const days = steps.get(code);
  if (!days) return [];
  const started: SyntheticCommand[] = duration.usual === 0 ? [] : [{ command: 'start-step', on: days.startOn, role: 'development-worker', fields: { step: code } }];
  if ('word' in done) {
    const attached: SyntheticCommand[] = evidence === 'required' ? [{ command: 'attach-evidence', on: days.finishOn, role: 'development-worker', fields: { step: code, title: 'Minutes', kind: 'minutes', keptAt: 'Shared folder' } }] : [];
    return [...started, ...attached, { command: 'complete-step', on: days.finishOn, role: 'development-worker', fields: { step: code } }];
  }
  const condition = done.condition as ConditionCode;
  if (condition === 'first-funding') return started;
  // The quality system is chosen when its step begins. The launch is planned for the day on which it is held.
  const before = condition === 'quality-self-assessed' ? completingFacts['quality-system-chosen'](days.startOn) : [];
  const launchOn = condition === 'launch-planned' ? steps.get('E2')?.finishOn : undefined;
  const facts = completingFacts[condition](days.finishOn).map((fact) => (launchOn === undefined ? fact : { ...fact, fields: { ...fact.fields, launchOn } }));
  return [...started, ...before, ...facts];
}

/** The users adopt the plan on the day on which they adopt the aim. */
function adoption({ steps }: Template, course: Course): SyntheticCommand[] {
  const aim = steps.find(({ done }) => 'condition' in done && done.condition === 'aim-adopted');
  const days = aim && course.steps.get(aim.code);
  return days ? [{ command: 'adopt-plan', on: days.finishOn, role: 'user-member', fields: {} }] : [];
}

function sessions({ steps }: Course): SyntheticCommand[] {
  const [from, to] = [steps.get('A4')?.finishOn, steps.get('F4')?.startOn];
  if (from === undefined || to === undefined) return [];
  const commands: SyntheticCommand[] = [];
  for (let on = addDays(from, 7); on < to; on = addDays(on, BETWEEN_SESSIONS)) commands.push({ command: 'log-mentoring-session', on, role: 'mentor', fields: { hours: 2, topics: ['governance'] } });
  return commands;
}

import type { PlainDate } from '#kernel';
import { phaseAmong, phasesOf, standingsOf, type PhaseStanding, type Template } from '#workflow';
import { phaseReturnedTo } from '../course/state.js';
import { answersOf } from '../steps/conditions.js';
import { phasesOn, planFollowedOn, stepsOn } from '../steps/ulo-steps.js';
import { defaultTemplate } from '../template/default-template.js';
import type { UloState } from '../ulo.state.js';

const inGates = new Set(defaultTemplate.phases.flatMap(({ gate }) => gate?.steps ?? []));
/** The default template without the steps that no gate needs. */
const defaultGates: Template = { ...defaultTemplate, steps: defaultTemplate.steps.filter(({ code }) => inGates.has(code)) };

/** The template whose phases a ULO goes through: the one of its plan or, without a plan, the default one. */
export const templateFollowed = (ulo: UloState, day: PlainDate): Template => planFollowedOn(ulo, day)?.content ?? defaultTemplate;

/**
 * The phases of a ULO and their gates on a day.
 * @param ulo folded as at that day
 */
export function phasesFollowed(ulo: UloState, day: PlainDate): PhaseStanding[] {
  const plan = planFollowedOn(ulo, day);
  if (plan) return phasesOn(ulo, plan, stepsOn(ulo, plan, day), day);
  const answers = answersOf(ulo, day);
  return phasesOf(defaultGates, standingsOf({ records: {}, content: defaultGates, startOn: day }, answers, day), answers, day);
}

/** The current phase: the one that the ULO returned to, or else the first whose gate is not passed. */
export function currentPhase({ course }: Pick<UloState, 'course'>, phases: readonly PhaseStanding[]): PhaseStanding | undefined {
  const returned = phaseReturnedTo(course);
  return phases.find(({ phase }) => phase.code === returned) ?? phaseAmong(phases);
}

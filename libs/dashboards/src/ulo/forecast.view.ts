import type { PlainDate } from '#kernel';
import { forecastBasis, isLaunchStep, planFollowedOn, planMonths, stepsOn, type UloState } from '#development';
import { forecastOf, type Experience, type LaidOutPlan, type Likely } from '#workflow';
import type { StepName } from './steps.shapes.js';

/** When something is likely to be finished: a tenth, half and nine tenths of 2,000 runs had finished it on these days. */
export interface LikelyView {
  from: PlainDate;
  half: PlainDate;
  to: PlainDate;
  /** The steps that most often decide it, at most three: in what share of the runs, from 0 to 1. */
  deciding: (StepName & { share: number })[];
  /** Completed months from the start of the development to `from` and to `to`, both days included. */
  months: { from: number; to: number };
}

/** When a plan with steps is likely to be finished, worked out when it is asked for. */
export interface ForecastView {
  /** `programme`: from what steps took in this programme, where enough is known; `template`: from the lengths of the template alone. */
  basis: 'programme' | 'template';
  /** The step that is done when the launch is held; null when that is over, or the plan has none. */
  launch: (StepName & LikelyView) | null;
  end: LikelyView;
}

/**
 * Null without a plan with steps, after all steps, and after the end of the development.
 * @param experience the lengths of steps in the programme by that day
 */
export function forecastView(ulo: UloState, id: string, day: PlainDate, experience: Experience): ForecastView | null {
  const plan = planFollowedOn(ulo, day);
  if (!plan || (ulo.course.ended && ulo.course.ended.on <= day)) return null;
  const standings = stepsOn(ulo, plan, day);
  if (standings.every(({ finishedOn }) => finishedOn !== null)) return null;
  const launch = standings.find(({ step, finishedOn }) => isLaunchStep(step) && finishedOn === null)?.step;
  const { assumed: network, durations } = forecastBasis(ulo, plan, standings, day);
  const { end, steps: [likely] } = forecastOf({ id, today: day, experience, network, durations, of: launch ? [launch.code] : [] });
  const startedOn = ulo.partnership.startedOn ?? plan.startOn;
  return {
    basis: experience.size > 0 ? 'programme' : 'template',
    launch: launch && likely ? { code: launch.code, title: launch.title, ...likelyView(likely, plan, startedOn) } : null,
    end: likelyView(end, plan, startedOn),
  };
}

const likelyView = ({ p10, p50, p90, deciding }: Likely, { content }: LaidOutPlan, startedOn: PlainDate): LikelyView => ({
  from: p10, half: p50, to: p90,
  deciding: deciding.map(({ code, share }) => ({ code, title: content.steps.find((step) => step.code === code)?.title ?? '', share })),
  months: { from: planMonths(startedOn, p10), to: planMonths(startedOn, p90) },
});

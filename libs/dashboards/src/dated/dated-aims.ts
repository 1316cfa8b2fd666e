import type { PlainDate } from '#kernel';
import { nameOfStep, planFollowedOn, stepOfMilestone, stepsOn, type Milestone, type UloState } from '#development';
import { saidOf, type StepStanding } from '#workflow';
import type { Agreed, DatedAim } from './dated.facts.js';

/** All milestones, and the steps of the plan that no milestone represents. */
export function datedAims(ulo: UloState, day: PlainDate): DatedAim[] {
  const plan = planFollowedOn(ulo, day);
  const shown = new Set(ulo.milestones.milestones.flatMap(({ id }) => stepOfMilestone(ulo, id)?.code ?? []));
  const steps = plan ? stepsOn(ulo, plan, day).filter(({ step: { code } }) => !shown.has(code)) : [];
  return [...ulo.milestones.milestones.map(fromMilestone), ...steps.map((standing) => fromStep(ulo, standing, plan?.on ?? day))];
}

const fromMilestone = ({ id, name, plannedOn, baselineDueOn, moves, achievedOn, cancelledOn }: Milestone): DatedAim => ({
  id, name, kind: 'milestone', owner: null, plannedOn, achievedOn, cancelledOn, readyOn: plannedOn,
  agreed: [[plannedOn, baselineDueOn], ...moves.map(({ on, to }): Agreed => [on, to])],
  moves: moves.map(({ on, from, to, reasonCode, note, by }) => ({ on, from, to, reason: reasonCode, note, by })),
});

/** The agreed days are those of the baselines, until a finish is agreed for the step itself. */
function fromStep({ steps }: UloState, { step, startedOn, readyOn, finishedOn }: StepStanding, plannedOn: PlainDate): DatedAim {
  const { pins } = saidOf(steps, step.code);
  const agreed: Agreed[] = steps.baselines.flatMap(({ on, steps: planned }) => {
    const found = planned?.find(({ code }) => code === step.code);
    return found ? [[on, found.finishOn] as Agreed] : [];
  });
  for (const { on, pin } of pins) if (pin && 'finishOn' in pin) agreed.push([on, pin.finishOn]);
  return {
    id: step.code, name: nameOfStep(step), kind: 'step', owner: step.owner, plannedOn, agreed: agreed.sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)), moves: [],
    achievedOn: finishedOn, cancelledOn: null, readyOn: startedOn ?? readyOn,
  };
}

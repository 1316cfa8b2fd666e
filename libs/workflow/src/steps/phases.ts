import { maxDate, type PlainDate } from '#kernel';
import type { Phase, Template } from '../template/template.js';
import type { Answers } from './conditions.js';
import type { StepStanding } from './standing.js';

/** A phase of a development and its gate. */
export interface PhaseStanding {
  phase: Phase;
  /** The day on which the last requirement of the gate was met; null while it is not passed, or when there is no gate. */
  passedOn: PlainDate | null;
  /** The requirements of the gate: a step or a condition by code, and the day since which it is met. */
  needs: readonly { code: string; kind: 'step' | 'condition'; metOn: PlainDate | null }[];
}

/** Every phase, in the order of the template. A gate is passed when all its steps are done or waived and its conditions met. */
export function phasesOf({ phases }: Template, standings: readonly StepStanding[], answers: Answers, day: PlainDate): PhaseStanding[] {
  const finished = new Map(standings.map(({ step, finishedOn }) => [step.code, finishedOn]));
  const met = (condition: string): PlainDate | null => {
    const { metOn } = answers(condition);
    return metOn !== null && metOn <= day ? metOn : null;
  };
  return phases.map((phase) => {
    const needs = [
      ...(phase.gate?.steps ?? []).map((code) => ({ code, kind: 'step' as const, metOn: finished.get(code) ?? null })),
      ...(phase.gate?.conditions ?? []).map((code) => ({ code, kind: 'condition' as const, metOn: met(code) })),
    ];
    return { phase, needs, passedOn: phase.gate ? lastOf(needs.map(({ metOn }) => metOn)) : null };
  });
}

const lastOf = (days: readonly (PlainDate | null)[]): PlainDate | null =>
  days.reduce<PlainDate | null>((last, day) => (last === null || day === null ? null : maxDate(last, day)), '') || null;

/** The first phase whose gate is not passed; the last one when all are. */
export const phaseAmong = (phases: readonly PhaseStanding[]): PhaseStanding | undefined => phases.find((p) => p.passedOn === null) ?? phases.at(-1);

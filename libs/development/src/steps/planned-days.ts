import { dataSchema, type JsonSchema, type PlainDate } from '#kernel';
import { networkOf, scheduleOf, standingsOf, type Network, type Template } from '#workflow';

/** The planned first and last day of a step. */
export interface PlannedStep {
  code: string;
  startOn: PlainDate;
  finishOn: PlainDate;
}

export interface PlannedDays {
  finishOn: PlainDate;
  steps: PlannedStep[];
}

/** The scheduled days of a network. Without `today`, open steps may be scheduled in the past. */
export function plannedDays(network: Network, today?: PlainDate): PlannedDays {
  const { finishOn, steps } = scheduleOf(network, today);
  return { finishOn, steps: steps.map(({ code, earlyStart, earlyFinish }) => ({ code, startOn: earlyStart, finishOn: earlyFinish })) };
}

/** The first baseline of a plan: the days of its template, counted from the start, without regard to facts. */
export function firstBaseline(content: Template, startOn: PlainDate): PlannedDays {
  const followed = { records: {}, content, startOn };
  return plannedDays(networkOf(followed, startOn, standingsOf(followed, () => ({ metOn: null }), startOn), []));
}

/** The schema of the days of a step in events. */
export const plannedStepSchema: JsonSchema = dataSchema<PlannedStep>({
  code: { type: 'string' },
  startOn: { type: 'string', format: 'date' },
  finishOn: { type: 'string', format: 'date' },
});

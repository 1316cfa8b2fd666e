import { dataSchema, type JsonSchema, type PlainDate } from '#kernel';
import { networkOf, scheduleOf, standingsOf, type Network, type Template } from '#workflow';

/** The first and the last day of a step as they were planned. */
export interface PlannedStep {
  code: string;
  startOn: PlainDate;
  finishOn: PlainDate;
}

export interface PlannedDays {
  finishOn: PlainDate;
  steps: PlannedStep[];
}

/** The days of a network; without `today` no step is held to a day. */
export function plannedDays(network: Network, today?: PlainDate): PlannedDays {
  const { finishOn, steps } = scheduleOf(network, today);
  return { finishOn, steps: steps.map(({ code, earlyStart, earlyFinish }) => ({ code, startOn: earlyStart, finishOn: earlyFinish })) };
}

/** The first baseline of a plan: the days that its template asks for from the start on, whatever has happened. */
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

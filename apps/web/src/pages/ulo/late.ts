import type { UloView } from '#dashboards';
import { daysBetween, type PlainDate } from '#kernel';

/** A milestone or a step that is late, and by how many days. */
export interface Late {
  name: string;
  days: number;
}

interface Plan {
  steps: readonly Pick<NonNullable<UloView['steps']['plan']>['steps'][number], 'code' | 'title' | 'baseline' | 'finishedOn' | 'waitsFor'>[];
}
/** What of a ULO says what is late. */
export interface Lateness {
  milestones: { items: readonly Pick<UloView['milestones']['items'][number], 'name' | 'standing' | 'daysAfterAgreed'>[] };
  steps: { plan: Plan | null; ended: unknown };
  moment: { day: PlainDate };
}

/** Milestones and steps that are late on the day of the view: every page of a ULO counts these. Of a development that has ended, none. */
export function lateOf({ milestones, steps: { plan, ended }, moment: { day } }: Lateness): Late[] {
  if (ended !== null) return [];
  return [
    ...milestones.items.filter(({ standing }) => standing === 'late').map(({ name, daysAfterAgreed: days }) => ({ name, days })),
    ...(plan?.steps ?? []).flatMap((step) => {
      const days = daysLateOf(step, day);
      return days > 0 ? [{ name: `${step.code} ${step.title}`, days }] : [];
    }),
  ];
}

/** How many days a step is past the day of the baseline. One that nobody can begin yet is not late: what it waits for is. */
export const daysLateOf = ({ baseline, finishedOn, waitsFor }: Pick<Plan['steps'][number], 'baseline' | 'finishedOn' | 'waitsFor'>, day: PlainDate): number =>
  baseline && finishedOn === null && waitsFor.length === 0 ? Math.max(0, daysBetween(baseline.finishOn, day)) : 0;

import type { PlainDate } from '#kernel';
import { earliest } from '../earliest.js';
import type { DeadlineOfKind } from './kind-of-deadline.js';

/** One deadline for each agreed date, until the next date is agreed or `over`. A null date gives no deadline. */
export const terms = (dates: readonly { on: PlainDate; endsOn: PlainDate | null }[], over: PlainDate | null): Pick<DeadlineOfKind, 'dueOn' | 'from' | 'until'>[] =>
  dates.flatMap(({ on, endsOn }, i) => (endsOn === null ? [] : [{ dueOn: endsOn, from: on, until: earliest(dates[i + 1]?.on, over) }]));

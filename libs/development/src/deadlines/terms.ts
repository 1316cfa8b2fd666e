import type { PlainDate } from '#kernel';
import { earliest } from '../earliest.js';
import type { DeadlineOfKind } from './kind-of-deadline.js';

/** Each date holds from the day it was agreed until the next is agreed or all is over; null is no date. */
export const terms = (dates: readonly { on: PlainDate; endsOn: PlainDate | null }[], over: PlainDate | null): Pick<DeadlineOfKind, 'dueOn' | 'from' | 'until'>[] =>
  dates.flatMap(({ on, endsOn }, i) => (endsOn === null ? [] : [{ dueOn: endsOn, from: on, until: earliest(dates[i + 1]?.on, over) }]));

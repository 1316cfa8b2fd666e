import { replacing } from '../actions/codes.js';
import type { Action } from '../actions/state.js';
import { earliest } from '../earliest.js';
import type { Deadline } from './index.js';

/** Stops reminders of an end from the day on which an action asks for the renewal, so that nobody gets both. */
export function untilReplaced(deadlines: Deadline[], actions: readonly Action[]): Deadline[] {
  if (actions.length === 0) return deadlines;
  return deadlines.map((deadline) => {
    const action = actions.find(({ kind, subject, dueOn }) => replacing[kind] === deadline.kind && subject === deadline.subject && dueOn === deadline.dueOn);
    return action ? { ...deadline, until: earliest(deadline.until, action.raisedOn) } : deadline;
  });
}

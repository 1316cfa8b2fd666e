import { RuleRefused, type PlainDate } from '#kernel';

/** @throws RuleRefused when something is due before the day on which it is agreed */
export function refuseDueBefore(dueOn: PlainDate | undefined, agreedOn: PlainDate): void {
  if (dueOn !== undefined && dueOn < agreedOn)
    throw new RuleRefused('due-before-it-was-agreed', `It would be due on ${dueOn}, before the day it was agreed (${agreedOn}).`, [], 'Give that day or a later one.');
}

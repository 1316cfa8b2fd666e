import { RuleRefused, type PlainDate } from '#kernel';

/** What is agreed today cannot have been due yesterday. @throws RuleRefused */
export function refuseDueBefore(dueOn: PlainDate | undefined, agreedOn: PlainDate): void {
  if (dueOn !== undefined && dueOn < agreedOn)
    throw new RuleRefused('due-before-it-was-agreed', `It would be due on ${dueOn}, before the day it was agreed (${agreedOn}).`, [], 'Give that day or a later one.');
}

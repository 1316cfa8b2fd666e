import { commandSpec, type CommandClass } from '#kernel';
import { answersOf, type Answer } from './answers.js';
import type { Offer } from './controls.js';
import type { FormValues } from './values.js';

/** The text with its first letter in lower case, unless it begins with an abbreviation. */
const lowerFirst = (text: string): string => (/^\p{Lu}{2}/u.test(text) ? text : text.charAt(0).toLowerCase() + text.slice(1));

/** The data of `check-answers.njk`: the answers in words, and all posted values for hidden controls. */
export interface CheckAnswers {
  title: string;
  action: string;
  answers: Answer[];
  hidden: { name: string; value: string }[];
  submit: string;
}

/** The name of the control whose value is the pressed button: `record` or `change`. */
export const stepControl = '_step';

/**
 * The page "Check your answers", shown before commands that cannot be undone. Both buttons post all values and `_step` to
 * `action`: `record` sends the command, `change` shows the form again.
 */
export function checkAnswers(
  command: CommandClass,
  { action, typed, body, offers, submit }: { action: string; typed: FormValues; body: unknown; offers?: Readonly<Record<string, readonly Offer[]>>; submit?: string },
): CheckAnswers {
  return {
    title: 'Check your answers',
    action,
    answers: answersOf(command, body, offers),
    hidden: Object.entries(typed)
      .filter(([name]) => name !== stepControl)
      .flatMap(([name, value]) => (typeof value === 'string' ? [value] : [...value]).map((each) => ({ name, value: each }))),
    submit: submit ?? `Confirm and ${lowerFirst(commandSpec(command).title)}`,
  };
}

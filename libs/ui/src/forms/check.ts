import { commandSpec, type CommandClass } from '#kernel';
import { answersOf, type Answer } from './answers.js';
import type { Offer } from './controls.js';
import type { FormValues } from './values.js';

/** Abbreviations keep their capitals. */
const lowerFirst = (text: string): string => (/^\p{Lu}{2}/u.test(text) ? text : text.charAt(0).toLowerCase() + text.slice(1));

/** What `check-answers.njk` shows: the answers in words, and all that was typed again in hidden controls. */
export interface CheckAnswers {
  title: string;
  action: string;
  answers: Answer[];
  hidden: { name: string; value: string }[];
  submit: string;
}

/** The control that says which button of a form was pressed: `record` or `change`. */
export const stepControl = '_step';

/**
 * Check your answers, before what cannot be undone. Both buttons post to `action` with everything that was typed and
 * `_step`: on `record` the command is sent, on `change` the form is shown again.
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

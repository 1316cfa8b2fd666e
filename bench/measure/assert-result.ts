/** Checks the result of measured work, because a figure of wrong work is useless. @throws Error with the message unless the condition is true */
export function assertResult(condition: boolean, message: string): asserts condition {
  if (!condition) throw new Error(`The measured work had a wrong result: ${message}.`);
}

/** A figure counts only when what was measured did what it should. @throws Error saying what it did not */
export function right(condition: boolean, otherwise: string): asserts condition {
  if (!condition) throw new Error(`What was measured was not right: ${otherwise}.`);
}

/** A broken guarantee, which must not occur even after a crash. */
export class Violation extends Error {
  override readonly name = 'Violation';
}

export function insist(condition: boolean, otherwise: () => string): asserts condition {
  if (!condition) throw new Violation(otherwise());
}

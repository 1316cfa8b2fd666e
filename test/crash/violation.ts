/** Something that must never happen, crash or no crash. */
export class Violation extends Error {
  override readonly name = 'Violation';
}

export function insist(condition: boolean, otherwise: () => string): asserts condition {
  if (!condition) throw new Violation(otherwise());
}

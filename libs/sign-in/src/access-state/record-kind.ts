/** Kinds of records, and what one of them holds: JSON. Declared once, beside what uses it. */
export interface RecordKind<T extends object> {
  /** Lower case with hyphens. Never changed: what was kept under another name is not found. */
  readonly name: string;
  /** Says what `T` is to the compiler, and is never there. */
  readonly holds?: T;
}

export const recordKind = <T extends object>(name: string): RecordKind<T> => ({ name });

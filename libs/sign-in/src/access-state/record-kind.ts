/** A kind of access record with the type of its content (JSON). Declared once, in the module that uses it. */
export interface RecordKind<T extends object> {
  /** Lower case with hyphens. Must never change: existing records would not be found. */
  readonly name: string;
  /** Carries the type `T` for the compiler; never set. */
  readonly holds?: T;
}

export const recordKind = <T extends object>(name: string): RecordKind<T> => ({ name });

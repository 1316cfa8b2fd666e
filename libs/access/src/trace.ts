/** What the answer to one request holds, noted while it is made. */
export interface Trace {
  /** Details of people, or names. */
  people?: true;
  /** It is a file to keep. */
  file?: true;
}

/** The answer shows details of people. */
export function tracePeople({ trace }: { trace?: Trace }): void {
  if (trace) trace.people = true;
}

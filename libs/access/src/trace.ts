/** Notes for the access log about the answer to one request. */
export interface Trace {
  /** True when it contains details or names of people. */
  people?: true;
  /** True when it is a file for download. */
  file?: true;
}

/** Notes that the answer contains details of people. */
export function tracePeople({ trace }: { trace?: Trace }): void {
  if (trace) trace.people = true;
}

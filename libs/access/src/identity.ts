import type { Grant } from './grant.js';
import type { Trace } from './trace.js';

/** The sender of a request: a person who is signed in, or a persona of the demonstration. */
export interface Identity {
  /** The opaque id of the person or the persona. */
  id: string;
  organisation: string;
  /** The grants that are in force today. They also decide about requests for other days. */
  grants: readonly Grant[];
  /** False when a step-up is needed. */
  steppedUp?: boolean;
  /** For the access log. Absent when there is no sign-in. */
  trace?: Trace;
}

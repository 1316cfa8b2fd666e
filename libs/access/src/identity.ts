import type { Grant } from './grant.js';
import type { Trace } from './trace.js';

/** Who asks: a person who is signed in, or a persona of the demonstration. */
export interface Identity {
  /** Opaque: the id of the person, or of the persona. */
  id: string;
  organisation: string;
  /** Those in force today: they decide, whatever day is asked about. */
  grants: readonly Grant[];
  /** False when they have not proved within the last minutes who they are. */
  steppedUp?: boolean;
  /** Where people sign in: for the access log. */
  trace?: Trace;
}

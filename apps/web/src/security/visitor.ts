import { everything, type Identity } from '#access';
import type { Persona } from '#people';
import type { AccessWay, Session } from '#sign-in';

/** The sender of a request. */
export interface Visitor extends Identity {
  /** A name or a role, shown at the top of pages. */
  label: string;
  /** The session of a person who signed in with a browser. */
  session?: Session & { id: string };
  /** How they signed in; absent in the demonstration. */
  way?: AccessWay;
  /** For a program with a token: names of the commands and reads that the token allows. */
  only?: readonly string[];
}

/** Personas hold their role for everything. */
export const visitorOf = ({ id, organisation, role, label }: Persona): Visitor => ({
  id, organisation, label, grants: [{ id, role, scope: everything, from: '0001-01-01' }],
});

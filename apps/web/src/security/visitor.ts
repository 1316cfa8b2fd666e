import { everything, type Identity } from '#access';
import type { Persona } from '#people';
import type { AccessWay, Session } from '#sign-in';

/** Who sends a request. */
export interface Visitor extends Identity {
  /** Shown at the top of pages: a name or a role. */
  label: string;
  /** Of a person who signed in with a browser. */
  session?: Session & { id: string };
  /** How they showed who they are; absent in the demonstration. */
  way?: AccessWay;
  /** Of a program with a token: names of the commands and reads that it may ask for. */
  only?: readonly string[];
}

/** Personas hold their role for everything there is. */
export const visitorOf = ({ id, organisation, role, label }: Persona): Visitor => ({
  id, organisation, label, grants: [{ id, role, scope: everything, from: '0001-01-01' }],
});

import type { Instant } from '#kernel';
import type { SignInMethod } from '../sessions/session.js';

/** How somebody showed who they are. */
export type AccessWay = SignInMethod | 'token' | 'bearer';

export type AccessKind = 'signed-in' | 'proved-again' | 'refused' | 'signed-out' | 'exported' | 'people-shown';

export const accessKinds: readonly AccessKind[] = ['signed-in', 'proved-again', 'refused', 'signed-out', 'exported', 'people-shown'];

/** What is noted of one access: ids, and never what was shown or typed. */
export interface AccessEntry {
  at: Instant;
  kind: AccessKind;
  /** The id of a person; absent: nobody who is known. */
  person?: string | undefined;
  way?: AccessWay | undefined;
  /** What was asked for: a read of the API by its name, a page by the pattern of its address; why nobody was signed in, as a code. */
  what?: string | undefined;
  /** What the address named. */
  ids?: readonly string[] | undefined;
}

/** Days for which entries are kept: 12 months. */
export const keptDays = 366;

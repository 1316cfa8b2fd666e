import type { Instant } from '#kernel';
import type { SignInMethod } from '../sessions/session.js';

/** How a person proved who they are. */
export type AccessWay = SignInMethod | 'token' | 'bearer';

export type AccessKind = 'signed-in' | 'proved-again' | 'refused' | 'signed-out' | 'exported' | 'people-shown';

export const accessKinds: readonly AccessKind[] = ['signed-in', 'proved-again', 'refused', 'signed-out', 'exported', 'people-shown'];

/** One entry of the access log: ids only, never the content that was shown or typed. */
export interface AccessEntry {
  at: Instant;
  kind: AccessKind;
  /** The id of a person; absent when the person is unknown. */
  person?: string | undefined;
  way?: AccessWay | undefined;
  /** The requested API query by name, or the page by its URL pattern; for `refused`, the reason as a code. */
  what?: string | undefined;
  /** Ids in the URL. */
  ids?: readonly string[] | undefined;
}

/** Days for which entries are kept: 12 months. */
export const keptDays = 366;

import type { Instant } from '#kernel';

/** The purpose of a one-time link. */
export type Link =
  | { purpose: 'sign-in'; mail: string }
  | { purpose: 'invitation'; person: string }
  /** Sealed by the command line. The person who uses it becomes administrator. */
  | { purpose: 'administrator'; mail: string };

/** Why a link is refused: it never existed or was deleted (`unknown`), has expired, was used, or belongs to another browser. */
export type LinkRefusal = 'unknown' | 'expired' | 'used' | 'another-browser';

export type OpenedLink = { link: Link; endsAt: Instant } | { refused: LinkRefusal };

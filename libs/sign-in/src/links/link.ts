import type { Instant } from '#kernel';

/** What a one-time link is for. */
export type Link =
  | { purpose: 'sign-in'; mail: string }
  | { purpose: 'invitation'; person: string }
  /** Sealed by the command line: the person who uses it becomes administrator. */
  | { purpose: 'administrator'; mail: string };

/** Why a link does not open: there never was one or it is long gone, past its end, used, or for another browser. */
export type LinkRefusal = 'unknown' | 'expired' | 'used' | 'another-browser';

export type OpenedLink = { link: Link; endsAt: Instant } | { refused: LinkRefusal };

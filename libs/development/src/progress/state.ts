import { addDays, type PlainDate } from '#kernel';
import { progressKinds, type ProgressKind } from './codes.js';

/** A gate that was passed, or the establishment, with its day. */
export interface Progress {
  kind: ProgressKind;
  /** The code of the phase of a gate; null for the establishment. */
  phase: string | null;
  /** The title of that phase. */
  title: string | null;
  on: PlainDate;
}

/** Recorded progress. When the day changes, the new day is recorded first, then the old record is withdrawn. */
export interface ProgressState {
  recorded: (Progress & { id: string })[];
}

type Identity = Pick<Progress, 'kind' | 'phase'>;
export const isSameProgress = (a: Identity, b: Identity): boolean => a.kind === b.kind && a.phase === b.phase;

/** The number of days for which progress counts as news. */
const NEWS_DAYS = 8;

/** The first day on which progress of `on` no longer counts as news. */
export const newsUntil = (on: PlainDate): PlainDate => addDays(on, NEWS_DAYS);

export const progressInWords = ({ kind, title }: Pick<Progress, 'kind' | 'title'>): string =>
  kind === 'gate-passed' ? `The gate of “${title}” is passed` : progressKinds[kind];

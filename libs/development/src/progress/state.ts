import { addDays, type PlainDate } from '#kernel';
import { progressKinds, type ProgressKind } from './codes.js';

/** What a development has reached, and since when. */
export interface Progress {
  kind: ProgressKind;
  /** The code of the phase whose gate it is; null where it is none. */
  phase: string | null;
  /** The title of that phase. */
  title: string | null;
  on: PlainDate;
}

/** What is recorded as reached. One that was reached on another day is withdrawn a moment after that day is recorded. */
export interface ProgressState {
  recorded: (Progress & { id: string })[];
}

type Identity = Pick<Progress, 'kind' | 'phase'>;
export const isSameProgress = (a: Identity, b: Identity): boolean => a.kind === b.kind && a.phase === b.phase;

/** Days after which it is news no more. */
const NEWS_FOR = 8;

/** The first day on which it is news no more. */
export const newsUntil = (on: PlainDate): PlainDate => addDays(on, NEWS_FOR);

export const progressInWords = ({ kind, title }: Pick<Progress, 'kind' | 'title'>): string =>
  kind === 'gate-passed' ? `The gate of “${title}” is passed` : progressKinds[kind];

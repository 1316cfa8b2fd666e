import { isSameProgress, progressInWords, progressKinds, progressReached, type UloState } from '#development';
import type { PlainDate } from '#kernel';
import { coded, type Coded } from './shapes.js';

/** What a development reached: the gate of a phase, or the establishment. */
export interface ProgressItem {
  on: PlainDate;
  kind: Coded;
  /** The phase whose gate it is; null where it is none. */
  phase: Coded | null;
  what: string;
  /** Whether it is recorded, which was news to the people concerned; what was reached long before it was known is not. */
  isNews: boolean;
}

export interface ProgressView {
  /** In the order of their days. */
  items: ProgressItem[];
}

/** Everything reached, including recorded items. An item that a correction has undone is withdrawn shortly afterwards. */
export function progressView(ulo: UloState): ProgressView {
  const { recorded } = ulo.progress;
  const reached = progressReached(ulo).filter((one) => !recorded.some((other) => isSameProgress(other, one) && other.on === one.on));
  const items = [...recorded.map((one) => ({ ...one, isNews: true })), ...reached.map((one) => ({ ...one, isNews: false }))];
  return {
    items: items
      .map(({ on, kind, phase, title, isNews }) => ({ on, kind: coded(progressKinds, kind), phase: phase === null ? null : { code: phase, label: title ?? phase }, what: progressInWords({ kind, title: title ?? phase }), isNews }))
      .sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0)),
  };
}

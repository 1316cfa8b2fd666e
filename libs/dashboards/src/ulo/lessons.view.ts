import type { Dated } from './shapes.js';

export interface LessonsView {
  /** Newest first. */
  items: (Dated & { lesson: string })[];
}

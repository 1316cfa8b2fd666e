import type { Dated } from './shapes.js';

export interface QualityView {
  /** The system in use, the last one chosen. */
  system: (Dated & { name: string }) | null;
  /** Oldest first. */
  milestones: (Dated & { what: string })[];
}

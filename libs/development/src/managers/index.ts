import type { AnyProcessManager } from '#workflow';
import { bidAwarded } from './bid-awarded.js';
import { mentoringEnds } from './mentoring-ends.js';
import { planOfNewUlo } from './plan-of-new-ulo.js';
import { progressManager } from './progress.js';
import { programmeToUlo } from './programme-to-ulo.js';
import { templateMoves } from './template-moves.js';
import { whatExpires } from './what-expires.js';

/** Every process manager, in the order in which pages list them. */
export const managers: readonly AnyProcessManager[] = [
  programmeToUlo,
  planOfNewUlo,
  templateMoves,
  mentoringEnds,
  bidAwarded,
  whatExpires,
  progressManager,
];

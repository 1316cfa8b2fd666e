import { factsOf, partsOf } from '#kernel';
import type { UloState } from './ulo.state.js';

/** Declares a fact of one part of a ULO. */
export const uloFact = factsOf<UloState>('ulo');
/** Declares a part of a ULO. */
export const uloPart = partsOf<UloState>();

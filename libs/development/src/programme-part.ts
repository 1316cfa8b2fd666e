import { factsOf, partsOf } from '#kernel';
import type { ProgrammeState } from './programme.state.js';

/** Declares a fact of one part of a programme. */
export const programmeFact = factsOf<ProgrammeState>('programme');
/** Declares a part of a programme. */
export const programmePart = partsOf<ProgrammeState>();

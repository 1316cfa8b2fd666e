import { factsOf, partsOf } from '#kernel';
import type { PersonState } from './person.state.js';

/** Declares a fact of one part of a person. Its words hold nothing personal: that is for those who have the key. */
export const personFact = factsOf<PersonState>('person');
/** Puts a part of a person together. */
export const personPart = partsOf<PersonState>();

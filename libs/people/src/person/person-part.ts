import { factsOf, partsOf } from '#kernel';
import type { PersonState } from './person.state.js';

/** Declares a fact of one part of a person. Its description must contain no personal data: that stays sealed. */
export const personFact = factsOf<PersonState>('person');
/** Defines a part of a person from its facts. */
export const personPart = partsOf<PersonState>();

import { personPart } from '../person-part.js';
import { personChanged } from './change-person.js';
import { personalDataErased } from './erase-person.js';
import { personLeft } from './person-leaves.js';
import { personReturned } from './person-returns.js';
import { personRegistered } from './register-person.js';

export { RegisterPerson } from './register-person.js';
export { ChangePerson } from './change-person.js';
export { PersonLeaves } from './person-leaves.js';
export { PersonReturns } from './person-returns.js';
export { ErasePerson } from './erase-person.js';

export const details = personPart('details', {
  title: 'Details',
  initial: () => ({ key: null, told: null, registeredOn: null, leftOn: null, erasedOn: null }),
  facts: [personRegistered, personChanged, personLeft, personReturned, personalDataErased],
});

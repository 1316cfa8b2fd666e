import { personPart } from '../person-part.js';
import { signInMethodAdded } from './add-sign-in-method.js';
import { signInMethodRemoved } from './remove-sign-in-method.js';

export { AddSignInMethod } from './add-sign-in-method.js';
export { RemoveSignInMethod } from './remove-sign-in-method.js';

export const signInMethods = personPart('signInMethods', {
  title: 'Ways of signing in',
  initial: () => ({ methods: [] }),
  facts: [signInMethodAdded, signInMethodRemoved],
});

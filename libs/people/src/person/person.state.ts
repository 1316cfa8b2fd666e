import type { DetailsState } from './details/state.js';
import type { PreferencesState } from './preferences/state.js';
import type { RolesState } from './roles/state.js';
import type { SignInMethodsState } from './sign-in-methods/state.js';

/** The folded state of one person, by part. Contains no readable personal data. */
export interface PersonState {
  details: DetailsState;
  preferences: PreferencesState;
  roles: RolesState;
  signInMethods: SignInMethodsState;
}

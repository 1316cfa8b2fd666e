import type { DetailsState } from './details/state.js';
import type { PreferencesState } from './preferences/state.js';
import type { RolesState } from './roles/state.js';
import type { SignInMethodsState } from './sign-in-methods/state.js';

/** Everything folded of one person, one slice a part: nothing that names them. */
export interface PersonState {
  details: DetailsState;
  preferences: PreferencesState;
  roles: RolesState;
  signInMethods: SignInMethodsState;
}

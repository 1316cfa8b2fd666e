import { defineStreamType } from '#kernel';
import { details } from './details/index.js';
import type { PersonState } from './person.state.js';
import { preferences } from './preferences/index.js';
import { roles } from './roles/index.js';
import { signInMethods } from './sign-in-methods/index.js';

export const person = defineStreamType<PersonState>('person', { details, preferences, roles, signInMethods });

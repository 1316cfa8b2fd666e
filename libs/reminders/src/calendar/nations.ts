import type { Jurisdiction } from '#development';
import type { Nation } from './bank-holidays.js';

/** Whose bank holidays a programme keeps. */
export const nationOf = (jurisdiction: Jurisdiction): Nation => (jurisdiction === 'england' || jurisdiction === 'wales' ? 'england-and-wales' : jurisdiction);

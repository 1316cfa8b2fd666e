import type { Jurisdiction } from '#development';
import type { Nation } from './bank-holidays.js';

/** The nation whose bank holidays a programme observes. */
export const nationOf = (jurisdiction: Jurisdiction): Nation => (jurisdiction === 'england' || jurisdiction === 'wales' ? 'england-and-wales' : jurisdiction);

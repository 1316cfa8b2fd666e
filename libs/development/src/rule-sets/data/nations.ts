import type { Jurisdiction } from '../../programme/codes.js';

export const allNations: readonly Jurisdiction[] = ['england', 'wales', 'scotland', 'northern-ireland'];
/** Scotland has its own law of procurement. */
export const outsideScotland: readonly Jurisdiction[] = ['england', 'wales', 'northern-ireland'];

import { ulo } from './ulo.js';

/** The choices that `@Reference({ to })` fields offer, by the name of `to`. */
export const references = ulo.choices;

import { uloWarnings } from '../warnings/index.js';

/** Every warning that can be open for a ULO, by its code. */
export const warningTitles: Readonly<Record<string, string>> = Object.fromEntries(uloWarnings.map(({ code, title }) => [code, title]));

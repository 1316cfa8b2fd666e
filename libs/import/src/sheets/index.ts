import { milestones } from './milestones.js';
import { sessions } from './sessions.js';
import type { SheetKind } from './sheet-kind.js';
import { steps } from './steps.js';

/** The kinds of spreadsheet that Milepost can import. */
export const sheetKinds = { milestones, steps, sessions } satisfies Record<string, SheetKind>;
export type SheetKindName = keyof typeof sheetKinds;

export const isSheetKind = (text: string): text is SheetKindName => Object.hasOwn(sheetKinds, text);

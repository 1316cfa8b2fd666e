import { historyReads } from './declared/histories.js';
import { installationReads } from './declared/installation.js';
import { programmeReads } from './declared/programmes.js';
import { reminderReads } from './declared/reminders.js';
import { taskReads } from './declared/tasks.js';
import { templateReads } from './declared/templates.js';
import { uloReads } from './declared/ulos.js';

/** What can be asked, by name: over the API or by a page. */
export const allReads = { ...uloReads, ...historyReads, ...programmeReads, ...reminderReads, ...templateReads, ...taskReads, ...installationReads };

export type Reads = typeof allReads;
export type Asked<K extends keyof Reads> = Parameters<Reads[K]['answer']>[1];
export type Answered<K extends keyof Reads> = Awaited<ReturnType<Reads[K]['answer']>>;

/** Who may ask what about what. */
export const readAccess = Object.fromEntries(Object.entries(allReads).map(([name, { access }]) => [name, access])) as { readonly [K in keyof Reads]: Reads[K]['access'] };

import { historyReads } from './declared/histories.js';
import { installationReads } from './declared/installation.js';
import { programmeReads } from './declared/programmes.js';
import { reminderReads } from './declared/reminders.js';
import { taskReads } from './declared/tasks.js';
import { templateReads } from './declared/templates.js';
import { uloReads } from './declared/ulos.js';

/** All reads by name, for the API and for pages. */
export const allReads = { ...uloReads, ...historyReads, ...programmeReads, ...reminderReads, ...templateReads, ...taskReads, ...installationReads };

export type Reads = typeof allReads;
export type Asked<K extends keyof Reads> = Parameters<Reads[K]['answer']>[1];
export type Answered<K extends keyof Reads> = Awaited<ReturnType<Reads[K]['answer']>>;

/** The access rules of each read. */
export const readAccess = Object.fromEntries(Object.entries(allReads).map(([name, { access }]) => [name, access])) as { readonly [K in keyof Reads]: Reads[K]['access'] };

import type { KnownEvents } from '#audit';
import { commandSpec, type EventDeclaration } from '#kernel';
import { correctionEvents, redactionEvents } from '#history';
import { commands } from './commands.js';
import { deciders } from './deciders.js';

const versionsOf = (events: Readonly<Record<string, EventDeclaration>>): Record<string, number> =>
  Object.fromEntries(Object.entries(events).map(([type, { version }]) => [type, version]));

/** The kinds of stream whose facts can be corrected. Events about people and reminders cannot. */
const corrected: readonly string[] = ['ulo', 'programme'];

/** Every event type of every kind of stream that a log or an export of this version may contain. */
export const knownEvents: KnownEvents = Object.fromEntries(
  Object.entries(deciders).map(([kind, { events }]) => {
    const first = kind === 'manager' ? 'ManagerActivated' : commands.map(commandSpec).find((spec) => spec.stream === kind && spec.creates)?.records;
    return [kind, { versions: { ...versionsOf(events), ...(corrected.includes(kind) ? versionsOf({ ...correctionEvents, ...redactionEvents }) : {}) }, ...(first === undefined ? {} : { first }) }];
  }),
);

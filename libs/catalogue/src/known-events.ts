import type { KnownEvents } from '#audit';
import { commandSpec, type EventDeclaration } from '#kernel';
import { correctionEvents, redactionEvents } from '#history';
import { commands } from './commands.js';
import { deciders } from './deciders.js';

const versionsOf = (events: Readonly<Record<string, EventDeclaration>>): Record<string, number> =>
  Object.fromEntries(Object.entries(events).map(([type, { version }]) => [type, version]));

/** Facts are corrected in these; people are changed, and what became of reminders stays as it is. */
const corrected: readonly string[] = ['ulo', 'programme'];

/** Every event type of every kind of stream, as a log or an export of this version may hold them. */
export const knownEvents: KnownEvents = Object.fromEntries(
  Object.entries(deciders).map(([kind, { events }]) => {
    const first = kind === 'manager' ? 'ManagerActivated' : commands.map(commandSpec).find((spec) => spec.stream === kind && spec.creates)?.records;
    return [kind, { versions: { ...versionsOf(events), ...(corrected.includes(kind) ? versionsOf({ ...correctionEvents, ...redactionEvents }) : {}) }, ...(first === undefined ? {} : { first }) }];
  }),
);

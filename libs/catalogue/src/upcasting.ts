import { RedactText, textRules } from '#commands';
import { KeepingEventStore, SealingEventStore, keyIdOfTexts, TextKeys, UpcastingEventStore, defineUpcasters, type EventStore, type KeysOutside } from '#event-store';
import { commands } from './commands.js';
import { eventSteps, eventVersions } from './event-versions.js';

/** The log as it is read: every event in its current version. */
export const inCurrentVersions = (log: EventStore): EventStore => new UpcastingEventStore(log, defineUpcasters(eventSteps, eventVersions));

/** Which texts of which events are sealed. */
const rulesOfTexts = textRules([...commands, RedactText]);

/** The id of the key that the texts of an event are sealed with, as the log holds the event; undefined when none is sealed. */
export const textKeyIdIn = (event: { type: string; data: object }): string | undefined => keyIdOfTexts(event, rulesOfTexts);

/** The log as it is worked with: every event in its current version, with its texts opened; what is appended is sealed. */
export const withTexts = (log: EventStore, keys: KeysOutside | TextKeys): EventStore =>
  inCurrentVersions(new SealingEventStore(log, keys instanceof TextKeys ? keys : new TextKeys(keys), rulesOfTexts));

/** How many events of the streams used last stay in memory: some five kilobytes each, with what is worked out from them. */
const EVENTS_KEPT = 50_000;

/** The log as `withTexts` gives it, for a process that goes on running: streams that were read are kept, and only what is newer is read. */
export const keptWithTexts = (log: EventStore, keys: TextKeys): EventStore =>
  new KeepingEventStore(withTexts(log, keys), { eventsKept: EVENTS_KEPT, removal: rulesOfTexts.removal.type });

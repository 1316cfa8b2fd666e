import { RedactText, textRules } from '#commands';
import { CachingEventStore, SealingEventStore, keyIdOfTexts, TextKeys, UpcastingEventStore, defineUpcasters, type EventStore, type KeysOutside } from '#event-store';
import { commands } from './commands.js';
import { eventSteps, eventVersions } from './event-versions.js';

/** Wraps the log, so that every event is read in its current version. */
export const inCurrentVersions = (log: EventStore): EventStore => new UpcastingEventStore(log, defineUpcasters(eventSteps, eventVersions));

/** The rules for which texts of which events are sealed. */
const rulesOfTexts = textRules([...commands, RedactText]);

/** The id of the key that seals the texts of an event from the log; undefined when no text is sealed. */
export const textKeyIdIn = (event: { type: string; data: object }): string | undefined => keyIdOfTexts(event, rulesOfTexts);

/** Wraps the log: reads return events in their current version with decrypted texts; appends seal the texts. */
export const withTexts = (log: EventStore, keys: KeysOutside | TextKeys): EventStore =>
  inCurrentVersions(new SealingEventStore(log, keys instanceof TextKeys ? keys : new TextKeys(keys), rulesOfTexts));

/** The number of events of recently used streams to keep in memory. Each takes about five kilobytes with its derived data. */
const EVENTS_KEPT = 50_000;

/** As `withTexts`, with a cache for long-running processes: for cached streams, only newer events are read. */
export const cachedWithTexts = (log: EventStore, keys: TextKeys): EventStore =>
  new CachingEventStore(withTexts(log, keys), { eventsKept: EVENTS_KEPT, removal: rulesOfTexts.removal.type });

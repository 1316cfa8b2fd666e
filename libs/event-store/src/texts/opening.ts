import type { StoredEvent } from '#kernel';
import { hashDigit, mayBeSealed, maskedHash, openText, pathOf, sealName, sealRefIn } from './sealed-text.js';
import type { TextKeys } from './text-keys.js';
import type { TextPlace, TextRules } from './text-rules.js';

/** Replaces a text that was removed. */
const removedText = '[Text removed]';
/** Replaces a text whose key is missing although the text was not removed. */
const unreadableText = '[This text cannot be read: its key is missing]';

/** The seal names of opened events whose texts are sealed in the log. */
const seals = new WeakMap<object, string>();

/** The name of the seal of an event's texts, also after they were removed; undefined when they were recorded in clear. */
export const sealOf = (event: StoredEvent): string | undefined => seals.get(event);

/** Opened events that have a text whose key was missing. */
const unreadable = new WeakSet<StoredEvent>();

/** Whether a text of an event could not be opened, although it was not removed. */
export const isUnreadable = (event: StoredEvent): boolean => unreadable.has(event);

/** Opens the texts of an event in place. Uses only keys that are loaded. */
export function opened(event: StoredEvent, keys: TextKeys, rules: TextRules): StoredEvent {
  const places = rules.textsIn(event);
  if (places.length === 0) return event;
  let keyId: string | undefined;
  for (const place of places) keyId = openPlace(place, event, keys) ?? keyId;
  if (keyId === undefined) return event;
  seals.set(event, sealName(keyId, event.revision));
  const hashKey = keys.loaded(keyId)?.key(pathOf(event.revision, hashDigit));
  if (hashKey) event.metadata.commandHash = maskedHash(hashKey, event.metadata.commandHash, event.id);
  return event;
}

/** Opens one text in place. @returns the id of its key; undefined when it is not sealed */
function openPlace({ holder, name, field }: TextPlace, event: StoredEvent, keys: TextKeys): string | undefined {
  const value = holder[name];
  if (!mayBeSealed(value)) return undefined;
  const sealed = sealRefIn(value);
  // A text that was recorded before texts were sealed may look like a sealed one.
  if (!sealed?.path.startsWith(pathOf(event.revision, ''))) return undefined;
  const tree = keys.loaded(sealed.keyId);
  const key = tree?.key(sealed.path);
  const text = key ? openText(key, sealed.box, `${event.id} ${field}`) : tree ? removedText : undefined;
  if (text === undefined) unreadable.add(event);
  holder[name] = text ?? unreadableText;
  return sealed.keyId;
}

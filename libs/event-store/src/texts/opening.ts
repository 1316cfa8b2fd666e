import type { StoredEvent } from '#kernel';
import { hashDigit, mayBeSealed, maskedHash, openText, pathOf, sealName, sealRefIn } from './sealed-text.js';
import type { TextKeys } from './text-keys.js';
import type { TextPlace, TextRules } from './text-rules.js';

/** Stands for a text that was removed. */
const removedText = '[Text removed]';
/** Stands for a text whose key should be there. */
const unreadableText = '[This text cannot be read: its key is missing]';

/** Opened events whose texts are sealed. */
const seals = new WeakMap<object, string>();

/** Names what the texts of an event are sealed with, also once they were removed; undefined of what is recorded in clear. */
export const sealOf = (event: StoredEvent): string | undefined => seals.get(event);

/** Opened events with a text whose key was missing. */
const unreadable = new WeakSet<StoredEvent>();

/** Whether a text of an event could not be opened, although it was not removed. */
export const isUnreadable = (event: StoredEvent): boolean => unreadable.has(event);

/** Opens the texts of an event in place, with keys that are loaded. */
export function opened(event: StoredEvent, keys: TextKeys, rules: TextRules): StoredEvent {
  const places = rules.textsIn(event);
  if (places.length === 0) return event;
  let keyId: string | undefined;
  for (const place of places) keyId = openedAt(place, event, keys) ?? keyId;
  if (keyId === undefined) return event;
  seals.set(event, sealName(keyId, event.revision));
  const hashKey = keys.loaded(keyId)?.key(pathOf(event.revision, hashDigit));
  if (hashKey) event.metadata.commandHash = maskedHash(hashKey, event.metadata.commandHash, event.id);
  return event;
}

/** The id of the key; undefined where nothing is sealed. */
function openedAt({ holder, name, field }: TextPlace, event: StoredEvent, keys: TextKeys): string | undefined {
  const value = holder[name];
  if (!mayBeSealed(value)) return undefined;
  const sealed = sealRefIn(value);
  // What was recorded before texts were sealed may look like it.
  if (!sealed?.path.startsWith(pathOf(event.revision, ''))) return undefined;
  const tree = keys.loaded(sealed.keyId);
  const key = tree?.key(sealed.path);
  const text = key ? openText(key, sealed.box, `${event.id} ${field}`) : tree ? removedText : undefined;
  if (text === undefined) unreadable.add(event);
  holder[name] = text ?? unreadableText;
  return sealed.keyId;
}

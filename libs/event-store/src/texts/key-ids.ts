import type { TextRules } from './text-rules.js';
import { mayBeSealed, sealRefIn } from './sealed-text.js';

/** The id of the key that seals the texts of an event. Takes the event as stored in the log. Undefined when no text is sealed. */
export function keyIdOfTexts(event: { type: string; data: object }, { textsIn }: Pick<TextRules, 'textsIn'>): string | undefined {
  for (const { holder, name } of textsIn(event)) {
    const value = holder[name];
    const keyId = mayBeSealed(value) ? sealRefIn(value)?.keyId : undefined;
    if (keyId !== undefined) return keyId;
  }
  return undefined;
}

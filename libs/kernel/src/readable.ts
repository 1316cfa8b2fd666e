/**
 * Control characters and halves of characters cannot be shown or printed, and not every store and file keeps them. Embedding,
 * override and isolate of a direction turn round what stands beside them; marks of a direction (U+200E, U+200F) do not.
 */
const unreadable = String.raw`\p{Cc}\p{Cs}\p{Noncharacter_Code_Point}\u202a-\u202e\u2066-\u2069`;

/** A text of one line that can be shown. */
export const readableLine = new RegExp(String.raw`^[^${unreadable}\p{Zl}\p{Zp}]*$`, 'u');
/** A text of several lines that can be shown. */
export const readableLines = new RegExp(String.raw`^(?:[^${unreadable}]|[\t\n\r])*$`, 'u');
/** A text that shows something. */
export const notBlank = /[^\s\p{Cf}]/u;

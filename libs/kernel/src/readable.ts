/**
 * Control characters and lone surrogates cannot be shown or printed, and some stores and files lose them. Embeddings,
 * overrides and isolates of a text direction change the order of the characters around them; the marks U+200E and U+200F do not.
 */
const unreadable = String.raw`\p{Cc}\p{Cs}\p{Noncharacter_Code_Point}\u202a-\u202e\u2066-\u2069`;

/** A text of one line that can be shown. */
export const readableLine = new RegExp(String.raw`^[^${unreadable}\p{Zl}\p{Zp}]*$`, 'u');
/** A text of several lines that can be shown. */
export const readableLines = new RegExp(String.raw`^(?:[^${unreadable}]|[\t\n\r])*$`, 'u');
/** A text with at least one visible character. */
export const notBlank = /[^\s\p{Cf}]/u;

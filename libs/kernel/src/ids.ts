import { randomUUIDv7 } from 'node:crypto';
import { parse, v5, validate } from 'uuid';

/** Where fresh ids come from; tests pass a predictable source. */
export interface IdSource {
  /** A fresh UUIDv7: sorts by the time it was made. */
  next(): string;
}

export const systemIds: IdSource = { next: () => randomUUIDv7() };

const NAMESPACE = parse('b1f0a1c8-6d0e-5a55-9a36-0c8a8a0d2c11');
/** An id that always comes out the same for the same seed (UUIDv5): a repeated creation finds itself. */
export const derivedId = (seed: string): string =>
  // As bytes: reminders are planned by the hundred thousand, and texts took the library three times as long.
  v5(Buffer.from(seed), NAMESPACE);

export const isId = (value: unknown): value is string => typeof value === 'string' && validate(value);

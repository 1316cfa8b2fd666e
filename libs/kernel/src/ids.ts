import { randomUUIDv7 } from 'node:crypto';
import { v5, validate } from 'uuid';

/** Where fresh ids come from; tests pass a predictable source. */
export interface IdSource {
  /** A fresh UUIDv7: sorts by the time it was made. */
  next(): string;
}

export const systemIds: IdSource = { next: () => randomUUIDv7() };

const NAMESPACE = 'b1f0a1c8-6d0e-5a55-9a36-0c8a8a0d2c11';
/** An id that always comes out the same for the same seed (UUIDv5): a repeated creation finds itself. */
export const derivedId = (seed: string): string => v5(seed, NAMESPACE);

export const isId = (value: unknown): value is string => typeof value === 'string' && validate(value);

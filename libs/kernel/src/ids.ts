import { randomUUIDv7 } from 'node:crypto';
import { parse, v5, validate } from 'uuid';

/** The source of new ids. Tests pass a predictable one. */
export interface IdSource {
  /** A new UUIDv7. Its order is the order of creation. */
  next(): string;
}

export const systemIds: IdSource = { next: () => randomUUIDv7() };

const NAMESPACE = parse('b1f0a1c8-6d0e-5a55-9a36-0c8a8a0d2c11');
/** A UUIDv5: the same seed always gives the same id, so a repeated creation is recognised. */
export const derivedId = (seed: string): string =>
  // Passed as bytes: `v5` takes three times as long for a string, and planning makes hundreds of thousands of reminder ids.
  v5(Buffer.from(seed), NAMESPACE);

export const isId = (value: unknown): value is string => typeof value === 'string' && validate(value);

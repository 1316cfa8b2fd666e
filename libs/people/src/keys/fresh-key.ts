import { freshBytes } from '#kernel';
import type { PersonKey } from './key-store.js';

/** For a person who is about to be registered. */
export const freshKey = (): PersonKey => ({ keyId: Buffer.from(freshBytes(16)).toString('hex'), key: freshBytes(32) });

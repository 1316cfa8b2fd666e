import { freshBytes } from '#kernel';

const bytes = 32;

/** 32 random bytes, base64url: 43 characters. */
export const freshSecret = (): string => Buffer.from(freshBytes(bytes)).toString('base64url');

/** Whether a value has the format of `freshSecret`. Other values are refused without a lookup. */
export const isSecret = (value: unknown): value is string => typeof value === 'string' && /^[\w-]{43}$/u.test(value);

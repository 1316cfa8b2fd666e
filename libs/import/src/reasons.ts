import { Forbidden, IdempotencyClash, InvalidInput, NotFound, RuleRefused, Stale } from '#kernel';
import { UnknownCommand } from '#commands';
import { Unreadable } from './bad-rows.js';

/** Why a row cannot be recorded, for the person who wrote it; undefined if the row did not cause the error. */
export function reasonOf(error: unknown): string | undefined {
  if (error instanceof InvalidInput) return `${error.errors.map((e) => e.message).join('; ')}.`;
  if (error instanceof RuleRefused) {
    const { message, blockers, remedy } = error;
    return [message, blockers.length > 0 ? `${blockers.join('; ')}.` : '', remedy].filter((part) => part !== '').join(' ');
  }
  const kinds = [Unreadable, UnknownCommand, Forbidden, NotFound, Stale, IdempotencyClash];
  return kinds.some((kind) => error instanceof kind) ? (error as Error).message : undefined;
}

import { hash } from 'node:crypto';
import { configure } from 'safe-stable-stringify';

const canonical = configure({ bigint: false, circularValue: Error, strict: false });

/**
 * SHA-256 of the command's name and canonical body, without its id and without the confirmations `again` and `daysAreRight`.
 * It shows whether a second command with the same id is a repetition.
 */
export const commandHash = (name: string, body: unknown): string => hash('sha256', `${name}\n${canonical(withoutId(body)) ?? ''}`);

function withoutId(body: unknown): unknown {
  if (typeof body !== 'object' || body === null) return body;
  const rest: { commandId?: unknown; again?: unknown; daysAreRight?: unknown } = { ...body };
  delete rest.commandId;
  // Confirmations are not part of the fact: a command that is sent again with a confirmation is the same command.
  delete rest.again;
  delete rest.daysAreRight;
  return rest;
}

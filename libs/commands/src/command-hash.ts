import { hash } from 'node:crypto';
import { configure } from 'safe-stable-stringify';

const canonical = configure({ bigint: false, circularValue: Error, strict: false });

/**
 * SHA-256 over the command's name and its canonical body, without its id and the answers to questions asked back: tells a repeated command from another one
 * under the same id.
 */
export const commandHash = (name: string, body: unknown): string => hash('sha256', `${name}\n${canonical(withoutId(body)) ?? ''}`);

function withoutId(body: unknown): unknown {
  if (typeof body !== 'object' || body === null) return body;
  const rest: { commandId?: unknown; again?: unknown; daysAreRight?: unknown } = { ...body };
  delete rest.commandId;
  // They say nothing about the fact: a command that was asked about and sent again is the same command.
  delete rest.again;
  delete rest.daysAreRight;
  return rest;
}

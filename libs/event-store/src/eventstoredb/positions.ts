import type { Position as ServerPosition } from '@eventstore/db-client';
import type { Position } from '#kernel';

/**
 * Positions are the server's commit positions: integers beyond 2^53, kept as strings. An event that was appended in a
 * separate call has the same prepare position.
 */
export const positionOf = ({ commit }: ServerPosition): Position => commit.toString();

/** @throws RangeError when it is not a position of this log */
export function serverPosition(position: Position): ServerPosition {
  assertPosition(position);
  const commit = BigInt(position);
  return { commit, prepare: commit };
}

export function comparePositions(a: Position, b: Position): -1 | 0 | 1 {
  assertPosition(a);
  assertPosition(b);
  if (a === b) return 0;
  // Without leading zeros, the longer number is greater.
  return a.length === b.length ? (a < b ? -1 : 1) : a.length < b.length ? -1 : 1;
}

function assertPosition(position: Position): void {
  if (!/^(0|[1-9]\d{0,18})$/u.test(position)) throw new RangeError(`${JSON.stringify(position)} is not a position of this log.`);
}

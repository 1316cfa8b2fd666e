import type { Position } from '#kernel';

/** Positions of this adapter are 1, 2, 3 …; `start` is 0. @throws RangeError */
export function numberOf(position: Position): number {
  const number = Number(position);
  if (!/^\d{1,16}$/.test(position) || !Number.isSafeInteger(number))
    throw new RangeError(`${JSON.stringify(position)} is not a position of this log.`);
  return number;
}

export const comparePositions = (a: Position, b: Position): -1 | 0 | 1 => {
  const [x, y] = [numberOf(a), numberOf(b)];
  return x < y ? -1 : x > y ? 1 : 0;
};

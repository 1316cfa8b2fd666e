const grouped = new Intl.NumberFormat('en-GB');

/** Pence as pounds, for people: `£18,000`, or `£18,000.50` when there are odd pence. */
export function pounds(pence: number): string {
  const whole = grouped.format(Math.trunc(pence / 100));
  const odd = pence % 100;
  return odd === 0 ? `£${whole}` : `£${whole}.${String(odd).padStart(2, '0')}`;
}

/** `1 hour`, `2 hours`, `1 person`, `3 people`. */
export const counted = (count: number, one: string, many = `${one}s`): string => `${count} ${count === 1 ? one : many}`;

/** `a`, `a and b`, `a, b and c`. */
export const listed = (words: readonly string[]): string =>
  words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;

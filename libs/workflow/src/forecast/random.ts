/** Two seeds of 32 bits: see `seedOf`. */
export interface Seed {
  a: number;
  b: number;
}

const { imul } = Math;
const GOLDEN = 0x9e3779b9;

/** Every bit of the result depends on every bit of `x` (the last steps of MurmurHash3). */
function mix(x: number): number {
  let h = x ^ (x >>> 16);
  h = imul(h, 0x85ebca6b);
  h ^= h >>> 13;
  h = imul(h, 0xc2b2ae35);
  return h ^ (h >>> 16);
}

function hash(text: string, start: number): number {
  let h = start;
  for (let i = 0; i < text.length; i++) h = mix(imul(h, 31) + text.charCodeAt(i) + GOLDEN);
  return h;
}

/** The seed of one step of one development. Never changes for the same arguments. */
export function seedOf(id: string, step: string): Seed {
  const text = `${id.length}:${id}${step}`;
  return { a: hash(text, 1), b: hash(text, 2) };
}

/** The random number of one run: uniform between 0 and 1, both excluded. */
export const uniform = ({ a, b }: Seed, run: number): number => ((mix(a ^ mix(imul(run, GOLDEN) + b)) >>> 0) + 0.5) / 2 ** 32;

import { median, rounded, spread } from './statistics.js';

/** One round of one side: does the work, checks the result and returns the figure. @throws Error when the result is wrong */
export type Round = () => Promise<number>;

export interface Sides {
  ours: Round;
  reference: Round;
}

export interface Measured {
  ours: number;
  reference: number;
  ratio: number;
  /** The range of single rounds, as text. */
  spread: string;
}

/**
 * Runs rounds of both sides alternately, so that other load on the machine affects both. The side that goes first changes
 * every round. One round of each before them is a warm-up and is not counted.
 */
export async function alternate(sides: Sides, rounds: number): Promise<Measured> {
  const figures = { ours: [] as number[], reference: [] as number[] };
  for (let round = 0; round <= rounds; round++) {
    const order = round % 2 === 0 ? (['ours', 'reference'] as const) : (['reference', 'ours'] as const);
    for (const side of order) {
      globalThis.gc?.();
      const figure = await sides[side]();
      if (round > 0) figures[side].push(figure);
    }
  }
  return measured(figures.ours, figures.reference);
}

export function measured(ours: readonly number[], reference: readonly number[]): Measured {
  const pairs = ours.map((figure, i) => figure / (reference[i] ?? NaN));
  return {
    ours: median(ours),
    reference: median(reference),
    ratio: median(ours) / median(reference),
    spread: `${ours.length} rounds: ours ${spread(ours)}, reference ${spread(reference)}, ratio of single rounds ${rounded(Math.min(...pairs))} to ${rounded(Math.max(...pairs))}`,
  };
}

/** Runs rounds of a figure with a limit instead of a reference, after one round that is not counted. */
export async function within(limit: number, round: Round, rounds: number): Promise<Measured> {
  const figures: number[] = [];
  for (let i = 0; i <= rounds; i++) {
    globalThis.gc?.();
    const figure = await round();
    if (i > 0) figures.push(figure);
  }
  const ours = median(figures);
  return { ours, reference: limit, ratio: ours / limit, spread: `${rounds} rounds: ${spread(figures)}` };
}

/** The median duration of the calls in milliseconds. `work` gets the number of the call. */
export function millisecondsOf(calls: number, work: (call: number) => unknown): number {
  return median(
    Array.from({ length: calls }, (_, call) => {
      const began = performance.now();
      work(call);
      return performance.now() - began;
    }),
  );
}

/** The rate per second, when `work` does `count` operations. */
export async function perSecond(count: number, work: () => Promise<unknown> | undefined): Promise<number> {
  const began = performance.now();
  await work();
  return (count * 1000) / (performance.now() - began);
}

import { append1, append64 } from './figures/append.js';
import type { Bench } from './measure/figure.js';

/** Every figure, in the order of the table. */
export const benches: readonly Bench[] = [append1, append64];

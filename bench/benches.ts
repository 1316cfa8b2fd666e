import { append1, append64 } from './figures/append.js';
import { httpCommand } from './figures/http-command.js';
import { replay } from './figures/replay.js';
import type { Bench } from './measure/figure.js';

/** Every figure, in the order of the table. */
export const benches: readonly Bench[] = [append1, append64, replay, httpCommand];

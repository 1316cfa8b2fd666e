import type { Accepted } from '#commands';
import type { Sent } from '../ledger.js';

/** To the process that is going to be killed. */
export type ToChild =
  | { open: { folder: string; url?: string | undefined } }
  | { send: Sent; n: number }
  | { rebuild: true }
  | { close: true };

/** From it. Each arrives or not; what was sent before a kill still arrives. */
export type FromChild =
  | { loaded: true }
  | { ready: true; ulos: number }
  | { accepted: Accepted; n: number }
  | { refused: string; n: number }
  | { failed: string }
  | { rebuilt: true }
  | { closed: true };

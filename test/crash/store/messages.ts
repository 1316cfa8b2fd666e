import type { Accepted } from '#commands';
import type { Sent } from '../ledger.js';

/** Messages to the process that is going to be killed. */
export type ToChild =
  | { open: { folder: string; url?: string | undefined } }
  | { send: Sent; n: number }
  | { rebuild: true }
  | { close: true };

/** Messages from it. A message that was sent before a kill may still arrive. */
export type FromChild =
  | { loaded: true }
  | { ready: true; ulos: number }
  | { accepted: Accepted; n: number }
  | { refused: string; n: number }
  | { failed: string }
  | { rebuilt: true }
  | { closed: true };

import type { PreparedCommand } from './prepare.js';

/** What only one stream may hold at a time, and a command is about to take. */
export interface Claim {
  /** Commands of this process that claim the same run one after another. */
  key: string;
  /** @throws RuleRefused when another stream holds it */
  assertFree(): Promise<void>;
}

/** The claim of a command; undefined for nearly all. */
export type ClaimOf = (prepared: PreparedCommand) => Claim | undefined;

/** Each command claims one thing at most. */
export const firstOf =
  (...all: readonly ClaimOf[]): ClaimOf =>
  (prepared) => {
    for (const claimOf of all) {
      const claim = claimOf(prepared);
      if (claim) return claim;
    }
    return undefined;
  };

import type { PreparedCommand } from './prepare.js';

/** Something that only one stream may have at a time, and that a command is about to take, such as a name. */
export interface Claim {
  /** Commands of this process with the same key run one after the other. */
  key: string;
  /** @throws RuleRefused when another stream has it */
  assertFree(): Promise<void>;
}

/** The claim of a command; undefined for most commands. */
export type ClaimOf = (prepared: PreparedCommand) => Claim | undefined;

/** Combines claims. A command has at most one: the first that applies. */
export const firstOf =
  (...all: readonly ClaimOf[]): ClaimOf =>
  (prepared) => {
    for (const claimOf of all) {
      const claim = claimOf(prepared);
      if (claim) return claim;
    }
    return undefined;
  };

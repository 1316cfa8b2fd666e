import type { PreparedCommand } from './prepare.js';

/**
 * Checks references of a command to other streams, such as people. Runs before each decision, but not for a command that is
 * already recorded.
 * @param programme of the ULO that the command is about
 * @throws RuleRefused
 */
export type OutsideCheck = (prepared: PreparedCommand, programme: string | undefined) => Promise<void>;

export const allOf =
  (...checks: readonly OutsideCheck[]): OutsideCheck =>
  async (prepared, programme) => {
    for (const check of checks) await check(prepared, programme);
  };

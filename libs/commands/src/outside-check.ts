import type { PreparedCommand } from './prepare.js';

/**
 * Judges what a command names that is in no stream it is decided on, such as people. Asked before each decision, and not for a
 * command that was recorded before.
 * @param programme of the ULO that the command is about
 * @throws RuleRefused
 */
export type OutsideCheck = (prepared: PreparedCommand, programme: string | undefined) => Promise<void>;

export const allOf =
  (...checks: readonly OutsideCheck[]): OutsideCheck =>
  async (prepared, programme) => {
    for (const check of checks) await check(prepared, programme);
  };

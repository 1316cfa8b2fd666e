/** For something that hangs. A process on a machine that is busy with other things must not exceed it. */
export const TIMEOUT_MS = 300_000;

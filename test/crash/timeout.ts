/** Milliseconds after which a process counts as hanging; a process on a busy machine needs less. */
export const TIMEOUT_MS = 300_000;

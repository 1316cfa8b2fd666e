const MAX_BLOCK_MS = 8;

/** Returns a function that yields to the event loop once 8 ms have passed since it last did. */
export function eventLoopYielder(): () => Promise<void> {
  let since = performance.now();
  return async () => {
    if (performance.now() - since < MAX_BLOCK_MS) return;
    await new Promise((resolve) => setImmediate(resolve));
    since = performance.now();
  };
}

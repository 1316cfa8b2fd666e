interface Waiting {
  /** In milliseconds: longer than it takes on a busy machine. */
  within?: number;
  /** Pause between two looks, in milliseconds. */
  every?: number;
}

/**
 * Waits for a condition, not for a time.
 * @throws Error when it does not hold within half a minute, or the time given
 */
export async function until(holds: () => unknown, { within = 30_000, every = 20 }: Waiting = {}): Promise<void> {
  const end = performance.now() + within;
  while (!(await holds())) {
    if (performance.now() > end) throw new Error(`After ${within} ms this did not hold: ${holds.toString().slice(0, 300)}`);
    await new Promise((resolve) => setTimeout(resolve, every));
  }
}

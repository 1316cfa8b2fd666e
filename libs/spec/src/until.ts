interface Waiting {
  /** Timeout in milliseconds. The default is long enough for a busy machine. */
  within?: number;
  /** Pause between two checks, in milliseconds. */
  every?: number;
}

/**
 * Waits until a condition is true.
 * @throws Error when it is not true within 30 seconds, or `within`
 */
export async function until(condition: () => unknown, { within = 30_000, every = 20 }: Waiting = {}): Promise<void> {
  const end = performance.now() + within;
  while (!(await condition())) {
    if (performance.now() > end) throw new Error(`After ${within} ms this was still false: ${condition.toString().slice(0, 300)}`);
    await new Promise((resolve) => setTimeout(resolve, every));
  }
}

/**
 * Checks again and again for a time that what no event announces stays away: nothing is sent, nothing is recorded.
 * @throws what `check` throws
 */
export async function throughout(milliseconds: number, check: () => unknown): Promise<void> {
  for (const end = performance.now() + milliseconds; performance.now() < end; ) {
    await check();
    await new Promise((resolve) => setTimeout(resolve, Math.min(50, milliseconds)));
  }
  await check();
}

import type { Clock, PlainDate } from '#kernel';

const CHECK_EVERY_MS = 1_000;

/** Detects midnight in London. Does not keep the process alive. */
export function watchDay(clock: Clock, changed: (today: PlainDate) => void): { stop(): void } {
  let day = clock.today();
  const timer = setInterval(() => {
    const today = clock.today();
    if (today !== day) changed((day = today));
  }, CHECK_EVERY_MS);
  timer.unref();
  return { stop: () => clearInterval(timer) };
}

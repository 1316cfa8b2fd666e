import type { Clock, Instant } from '#kernel';

/** Differences between clocks below this need no action. */
const TOLERANCE_MS = 5_000;

/**
 * Detects that the clock of this computer is behind the log. Times in a stream never decrease: after an event was recorded
 * with a fast clock, all later events of that stream get its time until the clock has caught up.
 */
export class ClockWatch {
  private latest: Instant = '';
  private warned = false;

  constructor(
    private readonly clock: Clock,
    private readonly warn: (sentence: string) => void,
  ) {}

  /** @param recordedAt of a recorded event that is later than the clock */
  saw(recordedAt: Instant): void {
    if (recordedAt > this.latest) this.latest = recordedAt;
    const { trouble } = this;
    if (trouble !== undefined && !this.warned) this.warn(trouble);
    this.warned = trouble !== undefined;
  }

  /** Undefined once the clock has caught up. */
  get trouble(): string | undefined {
    const behind = this.latest === '' ? 0 : Date.parse(this.latest) - Date.parse(this.clock.now());
    if (behind <= TOLERANCE_MS) return undefined;
    return `The clock of this computer is behind the log by ${inWords(behind)}: the last entry of a stream is of ${this.latest}. What is recorded there gets that time until the clock has caught up. Check the clock.`;
  }
}

function inWords(ms: number): string {
  const minutes = Math.round(ms / 60_000);
  if (minutes < 2) return `${Math.round(ms / 1000)} seconds`;
  return minutes < 120 ? `${minutes} minutes` : minutes < 2_880 ? `${Math.round(minutes / 60)} hours` : `${Math.round(minutes / 1440)} days`;
}

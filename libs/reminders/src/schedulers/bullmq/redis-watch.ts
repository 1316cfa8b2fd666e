import type { Redis } from 'ioredis';

/**
 * Checks that Redis still holds its data: each reconciliation leaves a mark, and when the mark is gone, so is the rest.
 */
export class RedisWatch {
  private timer: NodeJS.Timeout | undefined;
  private policy: string | undefined;

  constructor(
    private readonly redis: Redis,
    private readonly mark: string,
    private readonly everyMs: number,
  ) {}

  start(onReconnected: () => void): void {
    const again = (): void => {
      this.askPolicy().catch(() => undefined);
      onReconnected();
    };
    this.redis.on('ready', again);
    if (this.redis.status === 'ready') again();
    this.timer = setInterval(() => {
      this.isMarked().then((marked) => marked || onReconnected(), () => undefined);
    }, this.everyMs);
    this.timer.unref();
  }

  stop(): void {
    clearInterval(this.timer);
  }

  async reconciled(): Promise<void> {
    await this.redis.set(this.mark, '1');
  }

  get warning(): string | undefined {
    return this.policy === undefined || this.policy === 'noeviction'
      ? undefined
      : `Redis may drop reminders that wait when its memory is full: set maxmemory-policy to noeviction (it is ${this.policy}).`;
  }

  private async isMarked(): Promise<boolean> {
    return this.redis.status !== 'ready' || (await this.redis.exists(this.mark)) === 1;
  }

  private async askPolicy(): Promise<void> {
    this.policy = /^maxmemory_policy:(\S+)/mu.exec(await this.redis.info('memory'))?.[1];
  }
}

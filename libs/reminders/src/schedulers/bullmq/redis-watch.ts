import type { Redis } from 'ioredis';

/**
 * Checks that Redis still has its data: each reconciliation sets a marker key, and a missing marker means that the data is lost.
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
    const onReady = (): void => {
      this.readPolicy().catch(() => undefined);
      onReconnected();
    };
    this.redis.on('ready', onReady);
    if (this.redis.status === 'ready') onReady();
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

  private async readPolicy(): Promise<void> {
    this.policy = /^maxmemory_policy:(\S+)/mu.exec(await this.redis.info('memory'))?.[1];
  }
}

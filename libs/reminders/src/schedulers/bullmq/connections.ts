import { Redis, type RedisOptions } from 'ioredis';

/** Retries without limit, with a delay of up to 5 seconds. */
const retryStrategy = (times: number): number => Math.min(times * 200, 5_000);

/** Connections to one Redis, including those that BullMQ duplicates, so that all can be closed at the end. */
export class Connections {
  private readonly open = new Set<Redis>();

  constructor(
    private readonly url: string,
    private readonly onError: (error: Error) => void,
  ) {}

  /** For commands: they fail at once while Redis is unavailable, and after ten seconds without an answer. */
  forCommands(): Redis {
    return this.keep(new Redis(this.url, { retryStrategy, connectTimeout: 5_000, enableOfflineQueue: false, maxRetriesPerRequest: 0, commandTimeout: 10_000 }));
  }

  /** For a worker: it waits until Redis is available again, however long that takes. */
  forWorker(): Redis {
    return this.keep(new Redis(this.url, { retryStrategy, connectTimeout: 5_000, maxRetriesPerRequest: null }));
  }

  /** Closes all of them. */
  cut(): void {
    for (const client of this.open) client.disconnect();
  }

  private keep(client: Redis): Redis {
    this.open.add(client);
    client.on('error', this.onError);
    client.on('end', () => this.open.delete(client));
    const duplicate = client.duplicate.bind(client);
    client.duplicate = (override?: Partial<RedisOptions>) => this.keep(duplicate(override));
    return client;
  }
}

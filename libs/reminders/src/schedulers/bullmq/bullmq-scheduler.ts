import { DelayedError, Queue, Worker, type Job } from 'bullmq';
import type { Redis } from 'ioredis';
import type { Clock } from '#kernel';
import { CLOSE_WITHIN_MS, timerRetries, within, type Retries } from '../retries.js';
import { SchedulerUnavailable, type TimerHandler, type Reconciled, type Scheduler, type SchedulerStatus, type ReminderTimer } from '../scheduler.js';
import { Connections } from './connections.js';
import { jobIdOf, jobOf, type JobData } from './jobs.js';
import { RedisWatch } from './redis-watch.js';

export interface BullMqOptions {
  /** `redis://…` or `rediss://…` */
  url: string;
  clock: Clock;
  retries?: Retries;
  concurrency?: number;
  closeWithinMs?: number;
  /** How often it checks that Redis still has the timers. */
  watchEveryMs?: number;
  /** A worker without a heartbeat for this long counts as dead, and its job runs again. */
  stalledAfterMs?: number;
}

const NAME = 'reminders';
const PREFIX = 'milepost';
const CHUNK = 500;

/**
 * Timers as delayed jobs of BullMQ in Redis, shared by all workers: the default of a cluster. Redis may be unavailable,
 * emptied or restarted at any time: `onReconnected` then requests a reconciliation with the log.
 */
export class BullMqScheduler implements Scheduler {
  private readonly connections: Connections;
  private readonly redis: Redis;
  private readonly queue: Queue<JobData>;
  private readonly watch: RedisWatch;
  private worker: Worker<JobData> | undefined;
  private readonly retries: Retries;
  /** Job ids that this process last requested, by ULO. The next reconciliation corrects jobs of other processes. */
  private readonly jobsOf = new Map<string, Set<string>>();

  constructor(private readonly options: BullMqOptions) {
    this.retries = options.retries ?? timerRetries;
    this.connections = new Connections(options.url, () => undefined);
    this.redis = this.connections.forCommands();
    this.watch = new RedisWatch(this.redis, `${PREFIX}:${NAME}-reconciled`, options.watchEveryMs ?? 10_000);
    this.queue = new Queue(NAME, { connection: this.redis, prefix: PREFIX, skipVersionCheck: true, skipMetasUpdate: true });
    this.queue.on('error', () => undefined);
  }

  async start(handle: TimerHandler, onReconnected: () => void = () => undefined): Promise<void> {
    const { concurrency = 4, stalledAfterMs = 30_000 } = this.options;
    this.worker = new Worker(NAME, (job, token) => this.process(job, token, handle), {
      connection: this.connections.forWorker(), prefix: PREFIX, concurrency, maxStalledCount: 10,
      lockDuration: stalledAfterMs, stalledInterval: stalledAfterMs,
    });
    // The status reports connection errors; the log reports each failed timer.
    this.worker.on('error', () => undefined);
    this.watch.start(onReconnected);
  }

  replace(ulo: string, timers: readonly ReminderTimer[]): Promise<void> {
    return this.withRedis(async () => {
      const wanted = new Map(timers.map((timer) => [jobIdOf(timer), timer]));
      const known = this.jobsOf.get(ulo) ?? new Set();
      await this.remove([...known].filter((id) => !wanted.has(id)));
      await this.add([...wanted].flatMap(([id, timer]) => (known.has(id) ? [] : [timer])));
      this.jobsOf.set(ulo, new Set(wanted.keys()));
      if (wanted.size === 0) this.jobsOf.delete(ulo);
    });
  }

  reconcile(wanted: AsyncIterable<ReminderTimer> | Iterable<ReminderTimer>): Promise<Reconciled> {
    return this.withRedis(async () => {
      await this.remove(await this.queue.getRanges(['failed'], 0, -1));
      const left = new Set(await this.queue.getRanges(['delayed', 'wait', 'active', 'prioritized'], 0, -1));
      const jobsOf = new Map<string, Set<string>>();
      const result = { added: 0, removed: 0, kept: 0 };
      let chunk: ReminderTimer[] = [];
      for await (const timer of wanted) {
        const id = jobIdOf(timer);
        const ids = jobsOf.get(timer.ulo);
        if (ids) ids.add(id);
        else jobsOf.set(timer.ulo, new Set([id]));
        if (left.delete(id)) result.kept++;
        else if (chunk.push(timer) === CHUNK) {
          result.added += chunk.length;
          await this.add(chunk);
          chunk = [];
        }
      }
      await this.add(chunk);
      result.added += chunk.length;
      result.removed = await this.remove([...left]);
      this.jobsOf.clear();
      for (const [ulo, ids] of jobsOf) this.jobsOf.set(ulo, ids);
      await this.watch.reconciled();
      return result;
    });
  }

  async status(): Promise<SchedulerStatus> {
    const none: SchedulerStatus = { kind: 'redis', waiting: 0, active: 0, failed: 0 };
    try {
      return await this.withRedis(async () => {
        const [{ delayed = 0, waiting = 0, active = 0, failed = 0 }, [first]] = await Promise.all([
          this.queue.getJobCounts('delayed', 'waiting', 'active', 'failed'),
          this.queue.getDelayed(0, 0),
        ]);
        const { warning } = this.watch;
        return { ...none, waiting: delayed + waiting, active, failed, ...(first ? { next: first.data.at } : {}), ...(warning ? { warning } : {}) };
      });
    } catch (error) {
      return { ...none, problem: (error as Error).message };
    }
  }

  async close(): Promise<void> {
    this.watch.stop();
    const orderly = Promise.all([this.worker?.close(), this.queue.close()]).catch(() => undefined);
    await within(this.options.closeWithinMs ?? CLOSE_WITHIN_MS, orderly);
    // Another worker repeats unfinished jobs: the log prevents a second email.
    this.connections.cut();
  }

  private async process(job: Job<JobData>, token: string | undefined, handle: TimerHandler): Promise<void> {
    const due = Date.parse(job.data.at);
    if (due > Date.parse(this.options.clock.now())) {
      // The clock was set back.
      await job.moveToDelayed(due, token);
      throw new DelayedError();
    }
    await handle(job.data);
    this.jobsOf.get(job.data.ulo)?.delete(jobIdOf(job.data));
  }

  private async add(timers: readonly ReminderTimer[]): Promise<void> {
    const now = this.options.clock.now();
    for (let i = 0; i < timers.length; i += CHUNK) await this.queue.addBulk(timers.slice(i, i + CHUNK).map((timer) => jobOf(timer, now, this.retries)));
  }

  /** The number of removed jobs. A job in progress stays. */
  private async remove(ids: readonly string[]): Promise<number> {
    let removed = 0;
    for (let i = 0; i < ids.length; i += CHUNK) {
      const counts = await Promise.all(ids.slice(i, i + CHUNK).map((id) => this.queue.remove(id)));
      removed += counts.reduce((sum, n) => sum + n, 0);
    }
    return removed;
  }

  private async withRedis<T>(command: () => Promise<T>): Promise<T> {
    const unreachable = 'Redis does not answer: reminders wait until it does.';
    if (this.redis.status !== 'ready') throw new SchedulerUnavailable(unreachable);
    try {
      return await command();
    } catch (error) {
      if (error instanceof SchedulerUnavailable) throw error;
      throw this.redis.status === 'ready' && !/timed out|closed|writeable|ECONN|max retries/iu.test((error as Error).message)
        ? error
        : new SchedulerUnavailable(unreachable, { cause: error });
    }
  }
}

import { createHmac } from 'node:crypto';
import { openAccessStreams, type AccessEntry, type AccessStreams } from '#event-store';
import { addDays, derivedKey, type Instant, type PlainDate } from '#kernel';
import { keptDays } from './access-entry.js';
import type { EntryFilter, LogStore, StoredEntry, StoredPage } from './log-store.js';

const secondsPerDay = 86_400;
/** The maximum of entries that one page reads. A page that finds fewer than the limit still returns the key of the next. */
const maxRead = 5_000;

/**
 * The access log on the cluster that stores the event log: one stream for each day (UTC), deleted by the server after 12 months.
 * @param secret derives the names of the streams, so that these do not reveal the day
 * @throws EventStoreUnusable
 */
export const openClusterLog = async (url: string, secret: string): Promise<LogStore> =>
  new ClusterLog(await openAccessStreams(url), derivedKey(secret, 'access log days'));

class ClusterLog implements LogStore {
  /** Recent days for whose streams this process has set the retention. */
  readonly #limited = new Set<PlainDate>();

  constructor(
    private readonly streams: AccessStreams,
    private readonly naming: Uint8Array,
  ) {}

  async add({ at, kind, who, sealed }: StoredEntry): Promise<void> {
    const day = at.slice(0, 10);
    if (!this.#limited.has(day)) {
      await this.streams.limit(this.#streamOf(day), { maxAge: (keptDays + 1) * secondsPerDay });
      if (this.#limited.size > 2) this.#limited.clear();
      this.#limited.add(day);
    }
    await this.streams.note(this.#streamOf(day), Buffer.from(JSON.stringify({ at, kind, who, sealed: Buffer.from(sealed).toString('base64') })));
  }

  async page({ who, kind, from, before }: EntryFilter, limit: number, after?: string): Promise<StoredPage> {
    const matches = (one: StoredEntry): boolean => one.at >= from && one.at < before && (who === undefined || one.who === who) && (kind === undefined || one.kind === kind);
    const start = after === undefined ? undefined : keyIn(after);
    const last = start?.day ?? before.slice(0, 10);
    const entries: StoredEntry[] = [];
    let readCount = 0;
    for (let day = last; day >= from.slice(0, 10); day = addDays(day, -1)) {
      for await (const found of this.streams.backwards(this.#streamOf(day), day === start?.day ? start.revision : undefined)) {
        readCount += 1;
        const entry = entryOf(found);
        if (matches(entry)) entries.push(entry);
        // A page that is full at the end of the log has an empty next page.
        if (entries.length === limit || readCount === maxRead) return { entries, next: `${day}.${found.revision}` };
      }
    }
    return { entries, next: undefined };
  }

  /** Nothing to do: the server deletes entries by `maxAge`. */
  prune(): Promise<void> {
    return Promise.resolve();
  }

  close(): Promise<void> {
    return this.streams.close();
  }

  #streamOf(day: PlainDate): string {
    return createHmac('sha256', this.naming).update(day).digest('hex').slice(0, 32);
  }
}

function keyIn(text: string): { day: PlainDate; revision: number } {
  const [, day, revision] = /^(\d{4}-\d\d-\d\d)\.(\d{1,15})$/u.exec(text) ?? [];
  if (day === undefined || revision === undefined) throw new RangeError('That is not the key of a page.');
  return { day, revision: Number(revision) };
}

function entryOf({ bytes }: AccessEntry): StoredEntry {
  const { sealed, ...entry } = JSON.parse(Buffer.from(bytes).toString()) as Omit<StoredEntry, 'sealed'> & { sealed: string; at: Instant };
  return { ...entry, sealed: Buffer.from(sealed, 'base64') };
}

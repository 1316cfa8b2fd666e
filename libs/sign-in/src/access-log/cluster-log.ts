import { createHmac } from 'node:crypto';
import { openAccessStreams, type AccessEntry, type AccessStreams } from '#event-store';
import { addDays, derivedKey, type Instant, type PlainDate } from '#kernel';
import { keptDays } from './access-entry.js';
import type { EntryFilter, LogStore, StoredEntry, StoredPage } from './log-store.js';

const secondsPerDay = 86_400;
/** Entries that one page looks at: one that finds fewer than asked for gives the key of the next. */
const lookedAt = 5_000;

/**
 * The access log on the cluster that keeps the log: a stream for each day (UTC), which the server forgets after 12 months.
 * @param secret names of streams say nothing without it
 * @throws EventStoreUnusable
 */
export const openClusterLog = async (url: string, secret: string): Promise<LogStore> =>
  new ClusterLog(await openAccessStreams(url), derivedKey(secret, 'access log days'));

class ClusterLog implements LogStore {
  /** Days whose streams this process has told how long to last: the last ones. */
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
    let looked = 0;
    for (let day = last; day >= from.slice(0, 10); day = addDays(day, -1)) {
      for await (const found of this.streams.backwards(this.#streamOf(day), day === start?.day ? start.revision : undefined)) {
        looked += 1;
        const entry = entryOf(found);
        if (matches(entry)) entries.push(entry);
        // A page that is full just before the end has a next one that is empty.
        if (entries.length === limit || looked === lookedAt) return { entries, next: `${day}.${found.revision}` };
      }
    }
    return { entries, next: undefined };
  }

  /** The server does it by `maxAge`. */
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

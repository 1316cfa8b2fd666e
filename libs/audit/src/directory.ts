import type { EventStore } from '#event-store';

/** Kinds of stream whose first event gives what they are about a name. */
type NamedKind = 'ulo' | 'programme';

/** One ULO or programme, as its first event names it. */
export interface DirectoryEntry {
  kind: NamedKind;
  id: string;
  stream: string;
  name: string;
}

const kinds: readonly NamedKind[] = ['ulo', 'programme'];

/** Every ULO and programme in the log, in the order in which they were begun. Reads the whole log. */
export async function directoryOf(store: EventStore): Promise<DirectoryEntry[]> {
  const entries: DirectoryEntry[] = [];
  for await (const { events } of store.readAll())
    for (const { revision, stream, data } of events) {
      const kind = revision === 0 ? kinds.find((k) => stream.startsWith(`${k}-`)) : undefined;
      const { name } = data as { name?: unknown };
      if (kind) entries.push({ kind, id: stream.slice(kind.length + 1), stream, name: typeof name === 'string' ? name : '' });
    }
  return entries;
}

import type { EventStore } from '#event-store';

/** Stream types whose first event names the stream. */
type NamedKind = 'ulo' | 'programme';

/** One ULO or programme, with the name from its first event. */
export interface DirectoryEntry {
  kind: NamedKind;
  id: string;
  stream: string;
  name: string;
  /** Only for a ULO: the id of its programme, from its first event. */
  programme?: string;
}

const kinds: readonly NamedKind[] = ['ulo', 'programme'];

/** Every ULO and programme in the log, in the order of their first events. Reads the whole log. */
export async function directoryOf(store: EventStore): Promise<DirectoryEntry[]> {
  const entries: DirectoryEntry[] = [];
  for await (const { events } of store.readAll())
    for (const { revision, stream, data } of events) {
      const kind = revision === 0 ? kinds.find((k) => stream.startsWith(`${k}-`)) : undefined;
      const { name, programme } = data as { name?: unknown; programme?: unknown };
      if (kind) entries.push({ kind, id: stream.slice(kind.length + 1), stream, name: typeof name === 'string' ? name : '', ...(typeof programme === 'string' && { programme }) });
    }
  return entries;
}

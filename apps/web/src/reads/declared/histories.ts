import { grantsAt, type Grant } from '#access';
import { searchLog, type EntryInHistory, type FoundEntry, type HistoryEntry, type HistoryPage, type HistoryQuery, type LogQuery, type LogSearchPage } from '#audit';
import { deciders } from '#catalogue';
import { readStream } from '#event-store';
import { allRoles } from '#kernel';
import { seesEverything, withoutReports, withoutUnseen } from '../../security/separation.js';
import { ofInstallation, ofList, ofPerson, ofStream, type Filtered, type Judged, type AskedStream, type Whole } from '../declared-read.js';
import type { ReadContext } from '../read-context.js';
import { readRoutes } from '../read-routes.js';

/** Recorded entries, of one stream or of the whole log. */
export const historyReads = {
  history: ofStream(readRoutes.history, async (context, { kind, id, by = [], ...query }: HistoryQuery & AskedStream & Judged): Promise<HistoryPage> => {
    const page = await context.historyOf(kind, id, query);
    return { ...page, items: withoutReports(page.items, await context.unseenOf(kind, id, by)) };
  }),

  /** For pages only: one entry and its neighbours; undefined when the entry does not exist. */
  historyEntry: ofStream(readRoutes.history, async (context, { kind, id, event, by = [], ...moment }: Pick<HistoryQuery, 'asAt' | 'knownAt'> & AskedStream & Judged & { event: string }): Promise<EntryInHistory | undefined> => {
    const found = await context.entryOf(kind, id, event, moment);
    if (!found) return undefined;
    const unseen = await context.unseenOf(kind, id, by);
    const seen = (entries: readonly HistoryEntry[]): HistoryEntry[] => withoutReports(context.withNamesOfNow(entries), unseen);
    return { ...found, entry: seen([found.entry])[0] ?? found.entry, named: seen(found.named) };
  }),

  /** Without the events that the person may not see. */
  events: ofStream(readRoutes.history, async ({ sources, separation }, { kind, id, by = [] }: AskedStream & Judged) => {
    const events = await readStream(sources.store, `${kind}-${id}`);
    return kind === 'ulo' ? withoutUnseen(events, by, separation) : events;
  }),

  /** Entries of the whole log. `whole` puts all of them on one page. */
  searchLog: ofList({ title: 'Search the log', roles: allRoles, judged: true }, async (context, { whole, by = [], ...query }: LogQuery & { whole?: boolean } & Filtered & Judged): Promise<LogSearchPage> => {
    const { index, sources: { store } } = context;
    const page = await searchLog({ store, index, words: deciders }, query, whole === true ? { whole } : {});
    const items = context.withNamesOfNow(page.items);
    return { ...page, items: seesEverything(by) ? items : await withoutReportsOf(context, items, by) };
  }),

  organisationHistory: ofInstallation(readRoutes.organisationHistory, (context, { id, everything: _, ...query }: HistoryQuery & { id: string } & Whole) =>
    context.historyOf('organisation', id, query)),

  /** The history of a person. It does not contain their details, which are sealed in the log. */
  personHistory: ofPerson(readRoutes.personHistory, (context, { id, ...query }: HistoryQuery & { id: string }) =>
    context.historyOf('person', id, query)),
};

async function withoutReportsOf(context: ReadContext, items: readonly FoundEntry[], by: readonly Grant[]): Promise<FoundEntry[]> {
  const { places } = context.sources;
  const ids = [...new Set(items.flatMap(({ of }) => (of.kind === 'ulo' ? [of.id] : [])))];
  const unseen = await Promise.all(ids.map(async (id) => [...(await context.unseenOf('ulo', id, grantsAt(by, await places.of('ulo', id))))]));
  return withoutReports(items, new Map(unseen.flat()));
}

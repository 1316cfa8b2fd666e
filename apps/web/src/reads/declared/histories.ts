import { grantsAt, type Grant } from '#access';
import { searchLog, type EntryInHistory, type FoundEntry, type HistoryEntry, type HistoryPage, type HistoryQuery, type LogQuery, type LogSearchPage } from '#audit';
import { deciders } from '#catalogue';
import { readStream } from '#event-store';
import { allRoles } from '#kernel';
import { seesEverything, withoutReports, withoutHidden } from '../../security/separation.js';
import { ofInstallation, ofList, ofPerson, ofStream, type Scoped, type WithGrants, type AskedStream, type InstallationWide } from '../declared-read.js';
import type { ReadContext } from '../read-context.js';
import { readRoutes } from '../read-routes.js';

/** Recorded entries, of one stream or of the whole log. */
export const historyReads = {
  history: ofStream(readRoutes.history, async (context, { kind, id, by = [], ...query }: HistoryQuery & AskedStream & WithGrants): Promise<HistoryPage> => {
    const page = await context.historyOf(kind, id, query);
    return { ...page, items: withoutReports(page.items, await context.hiddenEventsOf(kind, id, by)) };
  }),

  /** For pages only: one entry and its neighbours; undefined when the entry does not exist. */
  historyEntry: ofStream(readRoutes.history, async (context, { kind, id, event, by = [], ...moment }: Pick<HistoryQuery, 'asAt' | 'knownAt'> & AskedStream & WithGrants & { event: string }): Promise<EntryInHistory | undefined> => {
    const found = await context.entryOf(kind, id, event, moment);
    if (!found) return undefined;
    const unseen = await context.hiddenEventsOf(kind, id, by);
    const seen = (entries: readonly HistoryEntry[]): HistoryEntry[] => withoutReports(context.withCurrentNames(entries), unseen);
    return { ...found, entry: seen([found.entry])[0] ?? found.entry, named: seen(found.named) };
  }),

  /** Without the events that the person may not see. */
  events: ofStream(readRoutes.history, async ({ sources, separation }, { kind, id, by = [] }: AskedStream & WithGrants) => {
    const events = await readStream(sources.store, `${kind}-${id}`);
    return kind === 'ulo' ? withoutHidden(events, by, separation) : events;
  }),

  /** Entries of the whole log. `whole` puts all of them on one page. */
  searchLog: ofList({ title: 'Search the log', roles: allRoles, passesGrants: true }, async (context, { whole, by = [], ...query }: LogQuery & { whole?: boolean } & Scoped & WithGrants): Promise<LogSearchPage> => {
    const { index, sources: { store } } = context;
    const page = await searchLog({ store, index, words: deciders }, query, whole === true ? { whole } : {});
    const items = context.withCurrentNames(page.items);
    return { ...page, items: seesEverything(by) ? items : await withoutReportsOf(context, items, by) };
  }),

  organisationHistory: ofInstallation(readRoutes.organisationHistory, (context, { id, everything: _, ...query }: HistoryQuery & { id: string } & InstallationWide) =>
    context.historyOf('organisation', id, query)),

  /** The history of a person. It does not contain their details, which are sealed in the log. */
  personHistory: ofPerson(readRoutes.personHistory, (context, { id, ...query }: HistoryQuery & { id: string }) =>
    context.historyOf('person', id, query)),
};

async function withoutReportsOf(context: ReadContext, items: readonly FoundEntry[], by: readonly Grant[]): Promise<FoundEntry[]> {
  const { places } = context.sources;
  const ids = [...new Set(items.flatMap(({ of }) => (of.kind === 'ulo' ? [of.id] : [])))];
  const unseen = await Promise.all(ids.map(async (id) => [...(await context.hiddenEventsOf('ulo', id, grantsAt(by, await places.of('ulo', id))))]));
  return withoutReports(items, new Map(unseen.flat()));
}

import { ProgrammeRemindersPage, oneProgramme, pageOfRows, policyView, type ProgrammeRemindersQuery, type RemindersQuery, type RowsPage } from '#dashboards';
import { readStream } from '#event-store';
import { NotFound } from '#kernel';
import { explainFromHistory, uloReminders, type UloReminders } from '#reminders';
import { ofProgramme, ofUlo } from '../declared-read.js';
import type { ReadContext } from '../read-context.js';
import { readRoutes } from '../read-routes.js';

/** Sent, waiting and planned reminders, and the reminder policy. */
export const reminderReads = {
  uloReminders: ofUlo(readRoutes.uloReminders, async (context, { id, ...query }: RemindersQuery & { id: string }): Promise<AboutUlo & RowsPage> => {
    const { about, lists: [page] } = await remindersOf(context, id, [query]);
    return { ...about, ...page };
  }),

  /** For pages only: the first planned and the latest past reminders. */
  uloRemindersAtFirst: ofUlo(readRoutes.uloReminders, async (context, { id, ...query }: Pick<RemindersQuery, 'person' | 'limit'> & { id: string }): Promise<AboutUlo & Record<'toCome' | 'past', RowsPage>> => {
    const { about, lists: [toCome, past] } = await remindersOf(context, id, [{ ...query, state: 'to-come' }, { ...query, state: 'past' }]);
    return { ...about, toCome, past };
  }),

  programmeReminders: ofProgramme(readRoutes.programmeReminders, async ({ reminders, sources: { model, clock } }, { id, ...query }: ProgrammeRemindersQuery & { id: string }) => {
    oneProgramme(model, id);
    return new ProgrammeRemindersPage({ ...reminders, model }, id, query, clock.now()).read();
  }),

  reminderPolicy: ofProgramme(readRoutes.reminderPolicy, async ({ sources, today }, { id }: { id: string }) => policyView(id, await readStream(sources.store, `programme-${id}`), today)),
};

type AboutUlo = Omit<UloReminders, 'rows'>;
type PagesOf<Q> = { [K in keyof Q]: RowsPage };

/** Answers several queries about the same reminders. @throws NotFound */
async function remindersOf<const Q extends readonly RemindersQuery[]>(context: ReadContext, id: string, queries: Q): Promise<{ about: AboutUlo; lists: PagesOf<Q> }> {
  const { store, clock } = context.sources;
  const found = await uloReminders(context.reminders, id, clock.now());
  if (!found) throw new NotFound('ULO', id);
  const { rows, ...about } = found;
  const lists = queries.map((query) => pageOfRows(rows, query));
  for (const { items } of lists) await explainFromHistory(store, items);
  return { about, lists: lists as PagesOf<Q> };
}

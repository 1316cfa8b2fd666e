import { ProgrammeRemindersPage, oneProgramme, pageOfRows, policyView, type ProgrammeRemindersQuery, type RemindersQuery, type RowsPage } from '#dashboards';
import { readStream } from '#event-store';
import { NotFound } from '#kernel';
import { explainFromHistory, uloReminders, type UloReminders } from '#reminders';
import { ofProgramme, ofUlo } from '../declared-read.js';
import { readRoutes } from '../read-routes.js';

/** Reminders that were sent, wait or are to come, and the policy that they follow. */
export const reminderReads = {
  uloReminders: ofUlo(readRoutes.uloReminders, async (context, { id, ...query }: RemindersQuery & { id: string }): Promise<Omit<UloReminders, 'rows'> & RowsPage> => {
    const { store, clock } = context.sources;
    const found = await uloReminders(context.reminders, id, clock.now());
    if (!found) throw new NotFound('ULO', id);
    const { rows, ...about } = found;
    const page = pageOfRows(rows, query);
    await explainFromHistory(store, page.items);
    return { ...about, ...page };
  }),

  programmeReminders: ofProgramme(readRoutes.programmeReminders, async ({ reminders, sources: { model, clock } }, { id, ...query }: ProgrammeRemindersQuery & { id: string }) => {
    oneProgramme(model, id);
    return new ProgrammeRemindersPage({ ...reminders, model }, id, query, clock.now()).read();
  }),

  reminderPolicy: ofProgramme(readRoutes.reminderPolicy, async ({ sources, today }, { id }: { id: string }) => policyView(id, await readStream(sources.store, `programme-${id}`), today)),
};

import { nowhere, type Within } from '#access';
import { history, type HistoryPage, type HistoryQuery } from '#audit';
import {
  PortfolioJson, ProgrammeRemindersPage, ProgrammeTemplates, listProgrammes, milestonesSummary, namesOfNextSteps, needsOfPerson, needsOfRole, oneProgramme, openWarnings, pageOfRows, policyView, portfolioCsv, portfolioPage, warningCounts,
  type KnownPeople, type MilestonesSummary, type Needs, type PlanMoveView, type PolicyView, type PortfolioPage, type PortfolioQuery, type ProgrammeReminders, type ProgrammeRemindersQuery, type ProgrammeView, type RemindersQuery, type RowsPage, type UloChoices, type UloReader, type UloMoment, type UloView,
  type TemplateChangesView, type TemplatePreview, type TemplateVersionView, type TemplatesView, type WarningCount, type WarningsPage, type WarningsQuery,
} from '#dashboards';
import { processes } from '#catalogue';
import { readStream, type EventStore } from '#event-store';
import { NotFound, streamKinds, type Clock, type IdSource, type Role, type StoredEvent } from '#kernel';
import { takesPartIn, type People, type PeopleDirectory, type Person } from '#people';
import type { ReadModel } from '#projections';
import { ReminderLog, explainFromHistory, uloReminders, type UloReminders } from '#reminders';
import type { Renamed } from '#workflow';

/** Of lists: what they hold. */
export interface Filtered {
  within: Within;
}
/** Where whoever asks sees the names of people; absent: nowhere. */
interface Named {
  names?: Within;
}
type Programme = { programme?: string } & Filtered;
type Told = { kind: 'ulo' | 'programme'; id: string };

/** What can be asked, by name, and how it is answered. */
export interface Readers {
  ulos(query: PortfolioQuery & Filtered): PortfolioPage;
  /** The same as the bytes of its JSON: kept until the next change. */
  ulosBytes(query: PortfolioQuery & Filtered): Buffer;
  ulosCsv(query: PortfolioQuery & Filtered & Named): Promise<Iterable<string>>;
  ulo(asked: UloMoment & { id: string } & Named): Promise<UloView>;
  uloChoices(asked: { id: string }): Promise<UloChoices>;
  history(asked: HistoryQuery & Told): Promise<HistoryPage>;
  events(asked: Told): Promise<StoredEvent[]>;
  programmes(asked: Filtered): ProgrammeView[];
  programme(asked: { id: string }): ProgrammeView;
  milestones(asked: Programme): MilestonesSummary;
  warnings(query: WarningsQuery & Filtered): WarningsPage;
  warningCounts(asked: Programme): WarningCount[];
  uloReminders(asked: RemindersQuery & { id: string }): Promise<Omit<UloReminders, 'rows'> & RowsPage>;
  /** @throws NotFound */
  programmeReminders(asked: ProgrammeRemindersQuery & { id: string }): Promise<ProgrammeReminders>;
  reminderPolicy(asked: { id: string }): Promise<PolicyView>;
  /** @throws NotFound */
  templates(asked: { id: string }): Promise<TemplatesView>;
  /** The newest version when none is named. @throws NotFound */
  template(asked: { id: string; version?: number }): Promise<TemplateVersionView>;
  /** @throws NotFound */
  templateChanges(asked: { id: string; from: number; to?: number; renamed?: Renamed }): Promise<TemplateChangesView>;
  /** For pages only, before the plan of a ULO is moved; null while it has none. @throws NotFound */
  planMove(asked: { id: string; version: number; renamed: Renamed }): Promise<PlanMoveView | null>;
  /** For pages only, before it is published. @throws InvalidInput */
  templatePreview(asked: { id: string; text: string }): Promise<TemplatePreview>;
  needs(asked: { role: Role } & Filtered & Named): Promise<Needs>;
  /** For pages only: programs know nobody by name. */
  needsOfPerson(asked: { person: Person; people: PeopleDirectory } & Filtered): Promise<Needs>;
  /** The names of the people whose the next steps of ULOs are. For pages only. */
  nextStepNames(asked: Filtered): Promise<ReturnType<typeof namesOfNextSteps>>;
  /** Those who take part in a ULO today, by name. For pages only. */
  peopleOfUlo(asked: { id: string; programme: string }): Promise<readonly Person[]>;
}

export interface ReadSources {
  store: EventStore;
  model: ReadModel;
  ulos: UloReader;
  clock: Clock;
  ids: IdSource;
  people: Pick<People, 'now'>;
}

/** Answers of one ULO come from its stream; lists and sums come from the read model. */
export function createReaders({ store, model, ulos, clock, ids, people }: ReadSources): Readers {
  const json = new PortfolioJson(model);
  /** Pages of one ULO do without the read model while it is built. */
  const known = async (names: Within): Promise<KnownPeople> => ({ directory: model.status().ready ? await people.now() : undefined, names });
  const templatesOf = async (id: string): Promise<ProgrammeTemplates> => new ProgrammeTemplates(id, await readStream(store, `programme-${id}`));
  const reminderSources = { store, log: new ReminderLog(store, clock, ids), people: () => people.now() };
  return {
    ulos: (query) => portfolioPage(model, query),
    ulosBytes: (query) => json.bytes(query),
    ulosCsv: async ({ names = nowhere, ...query }) => portfolioCsv(model, query, namesOfNextSteps(await known(names), clock.today())),
    ulo: ({ id, names = nowhere, ...moment }) => ulos.view(id, moment, () => known(names)),
    uloChoices: ({ id }) => ulos.choices(id),
    async history({ kind, id, ...query }) {
      const page = await history({ store, events: processes[kind].events }, `${kind}-${id}`, query);
      if (page.total === 0 && !(await exists(store, `${kind}-${id}`))) throw new NotFound(streamKinds[kind], id);
      return page;
    },
    events: ({ kind, id }) => readStream(store, `${kind}-${id}`),
    programmes: ({ within }) => listProgrammes(model, within),
    programme: ({ id }) => oneProgramme(model, id),
    milestones: (asked) => milestonesSummary(model, asked),
    warnings: (query) => openWarnings(model, query),
    warningCounts: (asked) => warningCounts(model, asked),
    async uloReminders({ id, ...query }) {
      const found = await uloReminders(reminderSources, id, clock.now());
      if (!found) throw new NotFound('ULO', id);
      const { rows, ...about } = found;
      const page = pageOfRows(rows, query);
      await explainFromHistory(store, page.items);
      return { ...about, ...page };
    },
    async programmeReminders({ id, ...query }) {
      oneProgramme(model, id);
      return new ProgrammeRemindersPage({ ...reminderSources, model }, id, query, clock.now()).read();
    },
    needs: async ({ role, within, names = nowhere }) => needsOfRole({ store, model }, role, within, clock.now(), await known(names)),
    needsOfPerson: ({ person, people: directory, within }) => needsOfPerson({ store, model }, person, directory, within, clock.now()),
    nextStepNames: async ({ within }) => namesOfNextSteps(await known(within), clock.today()),
    peopleOfUlo: async ({ id, programme }) => ((await known(nowhere)).directory?.all() ?? []).filter((person) => takesPartIn(person, { ulo: id, programme }, clock.today())),
    templates: async ({ id }) => (await templatesOf(id)).list(),
    template: async ({ id, version }) => (await templatesOf(id)).one(version),
    templateChanges: async ({ id, from, to, renamed }) => (await templatesOf(id)).changes(from, to, renamed),
    planMove: ({ id, version, renamed }) => ulos.planMove(id, async (programme) => ({ version, renamed, content: (await templatesOf(programme)).content(version) })),
    templatePreview: async ({ id, text }) => (await templatesOf(id)).preview(text),
    reminderPolicy: async ({ id }) => policyView(id, await readStream(store, `programme-${id}`), clock.today()),
  };
}

async function exists(store: EventStore, stream: string): Promise<boolean> {
  for await (const { events } of store.readStream(stream)) if (events.length > 0) return true;
  return false;
}

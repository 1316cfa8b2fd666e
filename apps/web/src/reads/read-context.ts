import type { Grant, Within } from '#access';
import { LogIndex, history, historyEntry, type EntryInHistory, type HistoryPage, type HistoryQuery } from '#audit';
import { deciders } from '#catalogue';
import type { Places } from '#commands';
import { DatedUlos, PortfolioJson, type KnownPeople, type UloReader } from '#dashboards';
import { readStream, type EventStore, type LogReport } from '#event-store';
import { NotFound, isId, streamKinds, type Clock, type IdSource } from '#kernel';
import type { OrganisationDirectory, Organisations } from '#organisations';
import type { People } from '#people';
import type { Settings } from '#platform';
import type { ReadModel } from '#projections';
import { ReminderLog } from '#reminders';
import type { AccessLog } from '#sign-in';
import { seesEverything, hiddenEventsIn, type HiddenEvents } from '../security/separation.js';

export interface ReadSources {
  store: EventStore;
  written: Pick<EventStore, 'readAll' | 'head' | 'compare'>;
  model: ReadModel;
  ulos: UloReader;
  clock: Clock;
  ids: IdSource;
  people: Pick<People, 'now'>;
  /** Undefined in the demonstration. */
  signIn: { accessLog: AccessLog } | undefined;
  places: Places;
  organisations: Organisations;
  settings: Pick<Settings, 'grantsPrefix'>;
}

/** The sources of answers. Answers about one ULO come from its stream; lists and sums come from the read model. */
export class ReadContext {
  readonly json: PortfolioJson;
  readonly dated: DatedUlos;
  readonly index: LogIndex;
  /** The running check of the whole log: requests that arrive meanwhile share its result. */
  verifying: Promise<LogReport> | undefined;

  constructor(readonly sources: ReadSources) {
    this.json = new PortfolioJson(sources.model);
    this.dated = new DatedUlos(sources.model);
    this.index = new LogIndex(sources.store);
  }

  get today(): string {
    return this.sources.clock.today();
  }

  /** Pages of one ULO work while the read model is being built, without names. */
  async knownPeople(names: Within): Promise<KnownPeople> {
    const { model, people } = this.sources;
    return { directory: model.status().ready ? await people.now() : undefined, names };
  }

  get separation(): { directory: () => OrganisationDirectory; today: string } {
    return { directory: () => this.sources.organisations.now(), today: this.today };
  }

  get reminders() {
    const { store, clock, ids, people } = this.sources;
    return { store, log: new ReminderLog(store, clock, ids), people: () => people.now() };
  }

  /** Entries of a stream, with the current names of organisations. @throws NotFound */
  async historyOf(kind: 'ulo' | 'programme' | 'organisation' | 'person', id: string, query: HistoryQuery): Promise<HistoryPage> {
    const { store } = this.sources;
    const page = await history({ store, events: deciders[kind].events }, `${kind}-${id}`, query);
    if (page.total === 0 && !(await exists(store, `${kind}-${id}`))) throw new NotFound(streamKinds[kind], id);
    return { ...page, items: this.withCurrentNames(page.items) };
  }

  /** One entry of a stream; undefined when the stream does not have it. */
  entryOf(kind: 'ulo' | 'programme', id: string, event: string, moment: Pick<HistoryQuery, 'asAt' | 'knownAt'>): Promise<EntryInHistory | undefined> {
    return historyEntry({ store: this.sources.store, events: deciders[kind].events }, `${kind}-${id}`, event, moment);
  }

  /** The log has the id of the organisation for which a person acted; this shows its current name. */
  withCurrentNames<E extends { actor: { organisation: string } }>(entries: readonly E[]): E[] {
    return entries.map((entry) => ({ ...entry, actor: { ...entry.actor, organisation: this.#organisationOf(entry.actor.organisation) } }));
  }

  /** The events of a ULO that these grants do not show. */
  async hiddenEventsOf(kind: 'ulo' | 'programme', id: string, by: readonly Grant[]): Promise<HiddenEvents> {
    return kind !== 'ulo' || seesEverything(by) ? new Map() : hiddenEventsIn(await readStream(this.sources.store, `ulo-${id}`), by, this.separation);
  }

  #organisationOf(recorded: string): string {
    const { model, organisations } = this.sources;
    return isId(recorded) && model.status().ready ? (organisations.now().one(recorded)?.name ?? recorded) : recorded;
  }
}

async function exists(store: EventStore, stream: string): Promise<boolean> {
  for await (const { events } of store.readStream(stream)) if (events.length > 0) return true;
  return false;
}

import { LRUCache } from 'lru-cache';
import type { ProgrammeHead } from './overview.view.js';
import { readStream, type EventStore } from '#event-store';
import { fold, KeyedQueue, NotFound, type PlainDate, type References, type StoredEvent } from '#kernel';
import { references, ulo as process, type UloState } from '#development';
import { factsOf, LiveFold } from '#workflow';
import { uloView, type UloHead, type UloView } from './ulo.view.js';

export interface UloMoment {
  /** What had happened by this day, itself included. */
  asAt?: PlainDate;
  /** As known at the end of this day. */
  knownAt?: PlainDate;
}

/** What a page needs to offer forms about a ULO, as it stands now. */
export interface UloChoices {
  name: string;
  example: boolean;
  references: References;
}

interface Kept {
  fold: LiveFold<UloState>;
  last: StoredEvent;
  example: boolean;
}

/** Facts that the kept folds may hold together. */
const KEPT_FACTS = 60_000;

/** Answers about one ULO from its own stream: what was recorded a moment ago is always in it. */
export class UloReader {
  readonly #kept = new LRUCache<string, Kept>({ maxSize: KEPT_FACTS, sizeCalculation: ({ last }) => last.revision + 1 });
  /** One reading at a time for each stream: two would fold the same events twice. */
  readonly #queue = new KeyedQueue();

  /** @param programmeOf what is known here of a programme */
  constructor(
    private readonly store: EventStore,
    private readonly today: () => PlainDate,
    private readonly programmeOf: (id: string) => ProgrammeHead | undefined = () => undefined,
  ) {}

  /** The ULO as at, and as known at, a moment. @throws NotFound when it was not yet known, or had not begun, by then */
  async view(id: string, { asAt, knownAt }: UloMoment = {}): Promise<UloView> {
    const moment = { ...(asAt !== undefined && { asAt }), ...(knownAt !== undefined && { knownAt }), today: this.today() };
    if (asAt === undefined && knownAt === undefined) {
      const { fold: { state }, last, example } = await this.#live(id);
      return uloView(state, this.#head(id, state, last, example), moment);
    }
    const events = await readStream(this.store, `ulo-${id}`, { knownAt });
    const facts = factsOf(events, moment);
    const last = events.at(-1);
    if (!last || facts.length === 0) throw new NotFound('ULO', id);
    const state = fold(process, facts);
    return uloView(state, this.#head(id, state, last, events[0]?.metadata.example === true), moment);
  }

  /** @throws NotFound */
  async choices(id: string): Promise<UloChoices> {
    const { fold: { state }, example } = await this.#live(id);
    return { name: state.partnership.name ?? '', example, references: references(state) };
  }

  #head(id: string, state: UloState, last: StoredEvent, example: boolean): UloHead {
    const { programme } = state.partnership;
    const { name = null, closedOn = null } = (programme === null ? undefined : this.programmeOf(programme)) ?? {};
    return { id, revision: last.revision, lastRecordedAt: last.recordedAt, example, programme: { name, closedOn } };
  }

  #live(id: string): Promise<Kept> {
    return this.#queue.run(id, () => this.#upToDate(id));
  }

  async #upToDate(id: string): Promise<Kept> {
    const kept = this.#kept.get(id);
    const newer = kept ? await readStream(this.store, `ulo-${id}`, { from: kept.last.revision + 1 }) : [];
    // Folding on changes the state in place: until it has succeeded it is nobody's.
    if (kept && newer.length > 0) this.#kept.delete(id);
    const now = kept && newer.every((event) => kept.fold.apply(event)) ? { ...kept, last: newer.at(-1) ?? kept.last } : await this.#anew(id);
    this.#kept.set(id, now);
    return now;
  }

  async #anew(id: string): Promise<Kept> {
    const events = await readStream(this.store, `ulo-${id}`);
    const last = events.at(-1);
    if (!last) throw new NotFound('ULO', id);
    return { fold: LiveFold.of(process, events), last, example: events[0]?.metadata.example === true };
  }
}

/** One ULO, read once and nothing kept: for tools and checks. @throws NotFound */
export const readUlo = (store: EventStore, id: string, moment: UloMoment & { today: PlainDate }): Promise<UloView> =>
  new UloReader(store, () => moment.today).view(id, moment);

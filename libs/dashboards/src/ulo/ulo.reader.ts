import type { ProgrammeHead } from './overview.view.js';
import { readStream, type EventStore } from '#event-store';
import { NotFound, type PlainDate, type References, type StoredEvent } from '#kernel';
import { references, ulo as process, type UloState } from '#development';
import type { Experience } from '#workflow';
import { foldOf } from '#history';
import { noPeople, type KnownPeople } from './step-person.js';
import { seesAll, type Sees } from './sees.js';
import { uloView, type UloHead, type UloView } from './ulo.view.js';
import type { Renamed, Template } from '#workflow';
import { planMoveView, type PlanMoveView } from './plan-move.view.js';

export interface UloMoment {
  /** Only facts that happened by this day, the day included. */
  asAt?: PlainDate;
  /** Only facts recorded by the end of this day. */
  knownAt?: PlainDate;
}

/** The current data that a page needs for forms about a ULO. */
export interface UloChoices {
  name: string;
  /** The id of its programme. */
  programme: string;
  example: boolean;
  references: References;
}

/** The state of a stream, which is shared and must not be changed, with its first and last event. */
interface FoldedUlo {
  state: UloState;
  first: StoredEvent;
  last: StoredEvent;
}

/** Reads one ULO from its stream, so the answer always includes the latest events. */
export class UloReader {
  /**
   * @param programmeOf returns the head of a programme, if it is known
   * @param experienceOf returns the lengths of steps in a programme by today; views of past days do not use it
   */
  constructor(
    private readonly store: EventStore,
    private readonly today: () => PlainDate,
    private readonly programmeOf: (id: string) => ProgrammeHead | undefined = () => undefined,
    private readonly experienceOf: (programme: string) => Experience = () => new Map(),
  ) {}

  /**
   * The ULO as at and as known at given days.
   * @param people called only if a person was named for a step
   * @param sees returns what the reader may see, given the state
   * @throws NotFound if the ULO had not begun, or was not known, by then
   */
  async view(id: string, { asAt, knownAt }: UloMoment = {}, people: () => Promise<KnownPeople> = () => Promise.resolve(noPeople), sees: (state: UloState) => Sees = () => seesAll): Promise<UloView> {
    const moment = { ...(asAt !== undefined && { asAt }), ...(knownAt !== undefined && { knownAt }), today: this.today() };
    const isNow = asAt === undefined && knownAt === undefined;
    const stream = isNow ? await this.#now(id) : await this.#then(id, moment);
    const head = { ...this.#head(id, stream), people: namesPeople(stream.state) ? await people() : noPeople, sees: sees(stream.state) };
    return uloView(stream.state, head, moment, () => (isNow ? this.experienceOf(stream.state.partnership.programme ?? '') : new Map()));
  }

  /** The ULO up to and including a revision; undefined if there are no valid facts up to it. */
  async byRevision(id: string, revision: number, sees: (state: UloState) => Sees = () => seesAll): Promise<UloView | undefined> {
    const events = await readStream(this.store, `ulo-${id}`, { upTo: revision });
    const stream = foldedUlo(events);
    return stream && uloView(stream.state, { ...this.#head(id, stream), sees: sees(stream.state) }, { today: this.today() });
  }

  /** @throws NotFound */
  async choices(id: string): Promise<UloChoices> {
    const { state, first } = await this.#now(id);
    return { name: state.partnership.name ?? '', programme: state.partnership.programme ?? '', example: isExample(first), references: references(state) };
  }

  /**
   * The changes that a move of its plan would make; null without a plan.
   * @param to returns the target version of the template, for the id of a programme
   * @throws NotFound
   */
  async planMove(id: string, to: (programme: string) => Promise<{ version: number; content: Template; renamed: Renamed }>): Promise<PlanMoveView | null> {
    const { state } = await this.#now(id);
    return planMoveView(state, await to(state.partnership.programme ?? ''), this.today());
  }

  #head(id: string, { state, first, last }: FoldedUlo): UloHead {
    const { programme } = state.partnership;
    const { name = null, closedOn = null } = (programme === null ? undefined : this.programmeOf(programme)) ?? {};
    return { id, revision: last.revision, lastRecordedAt: last.recordedAt, example: isExample(first), programme: { name, closedOn } };
  }

  /** The current state; undefined if there is no such ULO. */
  async current(id: string): Promise<FoldedUlo | undefined> {
    return foldedUlo(await readStream(this.store, `ulo-${id}`));
  }

  async #now(id: string): Promise<FoldedUlo> {
    const stream = await this.current(id);
    if (!stream) throw new NotFound('ULO', id);
    return stream;
  }

  async #then(id: string, moment: UloMoment): Promise<FoldedUlo> {
    const events = await readStream(this.store, `ulo-${id}`, { knownAt: moment.knownAt });
    const stream = foldedUlo(events, moment.asAt);
    if (!stream) throw new NotFound('ULO', id);
    return stream;
  }
}

/** Undefined if there are no valid facts by that day. */
function foldedUlo(events: readonly StoredEvent[], asAt?: PlainDate): FoldedUlo | undefined {
  const [first, last] = [events[0], events.at(-1)];
  const { facts, state } = foldOf(process, events, asAt);
  return first && last && facts.length > 0 ? { state, first, last } : undefined;
}

const namesPeople = ({ steps: { records } }: UloState): boolean => Object.values(records).some(({ person }) => person !== null);
const isExample = ({ metadata }: StoredEvent): boolean => metadata.example === true;

/** Reads one ULO without a cache, for tools and tests. @throws NotFound */
export const readUlo = (store: EventStore, id: string, moment: UloMoment & { today: PlainDate }): Promise<UloView> =>
  new UloReader(store, () => moment.today).view(id, moment);

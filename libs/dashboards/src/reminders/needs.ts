import { deadlinesAhead } from '#calendar';
import { overdueKinds } from '#development';
import { addDays, londonDate, type Instant, type PlainDate } from '#kernel';
import type { PeopleDirectory, Person } from '#people';
import type { ReadModel } from '#projections';
import { programmeOf, recipientsOf, truthOf, whatToDo, type Deadline, type RemindersSources, type Truth } from '#reminders';
import { listProgrammes } from '../programmes/programmes.query.js';

/** Something that a person has to see to: they are who is reminded of it first. */
export interface Need extends Pick<Deadline, 'kind' | 'subject' | 'name' | 'dueOn'> {
  ulo: { id: string; name: string };
  whatToDo: string;
}

export interface Needs {
  on: PlainDate;
  /** Overdue or due within four weeks, the longest overdue first. */
  items: Need[];
  /** True when there are more. */
  more: boolean;
}

const AHEAD = 28;
/** A silence that began longer ago than this is told of on the page of its ULO only. */
const SILENCE = 365;
const MOST = 50;
/** Things of others that are looked through at most. */
const LOOKED_THROUGH = 500;

type Sources = Pick<RemindersSources, 'store'> & { model: ReadModel };
interface Candidate extends Deadline {
  ulo: string;
  to: Parameters<typeof recipientsOf>[0]['to'];
}

/** What needs one person: read from lists, then each ULO for who holds which role there. */
export async function needsOf({ store, model }: Sources, person: Person, people: PeopleDirectory, now: Instant): Promise<Needs> {
  const on = londonDate(now);
  const programmes = listProgrammes(model).filter(({ id }) => person.programme === undefined || id === person.programme);
  const candidates: Candidate[] = [];
  for (const { id } of programmes) candidates.push(...(await candidatesIn(id)));
  const truths = new Map<string, Truth | undefined>();
  const items: Need[] = [];
  for (const [looked, { ulo, to, kind, subject, name, dueOn }] of candidates.sort((a, b) => (a.dueOn < b.dueOn ? -1 : 1)).entries()) {
    if (items.length === MOST || looked === LOOKED_THROUGH) return { on, items, more: true };
    if (!truths.has(ulo)) truths.set(ulo, await truthOf(store, ulo));
    const truth = truths.get(ulo);
    if (!truth || !recipientsOf({ ulo, to, day: on }, truth, people, on).some(({ id }) => id === person.id)) continue;
    items.push({ kind, subject, name, dueOn, ulo: { id: ulo, name: truth.whole.partnership.name ?? '' }, whatToDo: whatToDo[kind] });
  }
  return { on, items, more: false };

  async function candidatesIn(programme: string): Promise<Candidate[]> {
    const { rules } = (await programmeOf(store, programme)).reminderPolicy;
    const asked = { programme, ulos: person.ulo === undefined ? undefined : [person.ulo], from: addDays(on, -SILENCE), to: addDays(on, AHEAD) };
    return [...model.read((db) => deadlinesAhead(db, asked))].flatMap(([ulo, deadlines]) =>
      deadlines.filter((deadline) => isOpen(deadline, on)).map((deadline) => ({ ...deadline, ulo, to: rules[deadline.kind].to })),
    );
  }
}

/** Still expected: what merely ends is settled by the day itself. */
const isOpen = ({ kind, dueOn, until }: Deadline, on: PlainDate): boolean =>
  (until === null || until > on) && (dueOn >= on || kind === 'mentor-silent' || overdueKinds.includes(kind));

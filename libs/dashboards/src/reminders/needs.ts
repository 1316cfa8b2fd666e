import { isWithin, type Within } from '#access';
import { deadlinesAhead } from '#calendar';
import { deadlines, kindAfterItsDay, stepOfMilestone, type Deadline, type Recipient, type UloState } from '#development';
import { addDays, londonDate, type Instant, type PlainDate, type Role } from '#kernel';
import { reminderScope, type PeopleDirectory, type Person, type Scope } from '#people';
import type { ReadModel } from '#projections';
import { answeringFor, programmeOf, roleOf, type RemindersSources, type UloSnapshot } from '#reminders';
import { listProgrammes } from '../programmes/programmes.query.js';
import { noPeople, type KnownPeople } from '../ulo/step-person.js';
import type { UloReader } from '../ulo/ulo.reader.js';
import { needOwners, type NeedOwner } from './need-owners.js';
import { withWarnings } from './warnings-ahead.js';
import { stepsOfAll, stepsOfPerson, stepsOfRole, type StepNeeds } from './step-needs.js';

/** Something that somebody has to see to: they are who is reminded of it first. */
export interface Need extends Pick<Deadline, 'kind' | 'subject' | 'name' | 'dueOn'> {
  ulo: { id: string; name: string };
  /** Who sees to it. */
  owners: NeedOwner[];
  whatToDo: string;
  example: boolean;
}

interface Due {
  on: PlainDate;
  /** Overdue or due within four weeks, the longest overdue first. */
  items: Need[];
  /** True when there are more. */
  more: boolean;
}

interface Found extends Due {
  /** The steps that the items are about, including steps of milestones: “<id of the ULO> <code>”. */
  steps: ReadonlySet<string>;
}

/** What is due, and the steps that can be worked on without being among it. */
export interface Needs extends Due, StepNeeds {}

const AHEAD = 28;
/** A silence that began more than this number of days ago is shown only on the page of its ULO. */
const SILENCE = 365;
const MOST = 50;
/** The maximum number of deadlines that are checked for one page. */
const MAX_CHECKED = 500;

type Sources = Pick<RemindersSources, 'store'> & { model: ReadModel; ulos: Pick<UloReader, 'current'> };
/** The current state of a ULO. */
type Current = Pick<UloSnapshot, 'whole' | 'example'>;
interface Candidate extends Omit<Deadline, 'to'> {
  ulo: string;
  to: readonly Recipient[];
}

interface Asked {
  /** Limits the answer to a programme or a ULO; empty for no limit. */
  scope: Scope;
  /** The scope of the reader. */
  within: Within;
  people: KnownPeople;
  /** Limits the deadlines to those of these recipients; all recipients if absent. */
  among?: readonly Recipient[];
  /** Whether a deadline belongs to the reader; if absent, all of them do. */
  isTheirs?: (candidate: Candidate, current: Current, on: PlainDate) => boolean;
  part?: NeedsPart;
}

/** Selects one page of deadlines. */
export interface NeedsPart {
  /** The number of deadlines on previous pages. */
  skip?: number;
  /** The maximum number on this page; default 50. */
  most?: number;
}

/** The deadlines and steps of one person. */
export const needsOfPerson = async (sources: Sources, person: Person, people: PeopleDirectory, within: Within, now: Instant): Promise<Needs> =>
  withSteps(stepsOfPerson(sources.model, person, people, within, londonDate(now)), await needs(sources, { scope: reminderScope(person), within, people: { directory: people, names: within }, isTheirs: ({ ulo, to, owner, person: named }, current, on) => answeringFor({ ulo, to, day: on, ...(owner && { owner }), ...(named && { person: named }) }, current, people, on).some(({ id }) => id === person.id) }, now));

/** All deadlines and steps in a scope, for somebody who is responsible for all of it. */
export const needsOfAll = async (sources: Sources, within: Within, now: Instant, people: KnownPeople = noPeople, part: NeedsPart = {}): Promise<Needs> =>
  withSteps(stepsOfAll(sources.model, within, londonDate(now), people), await needs(sources, { scope: {}, within, people, part }, now));

/** The deadlines and steps of a role. */
export const needsOfRole = async (sources: Sources, role: Role, within: Within, now: Instant, people: KnownPeople = noPeople, part: NeedsPart = {}): Promise<Needs> =>
  withSteps(stepsOfRole(sources.model, role, within, londonDate(now), people), await needs(sources, { scope: {}, within, people, part, among: recipientsIn[role] ?? ['owner'], isTheirs: ({ to, owner }, { whole }, on) => to.some((recipient) => roleOf(recipient, whole, on, owner) === role) }, now));

/** Adds the current steps, except those that the items already contain. */
const withSteps = ({ steps, moreSteps }: StepNeeds, { steps: listed, ...due }: Found): Needs => ({
  ...due, steps: steps.filter(({ ulo, code }) => !listed.has(`${ulo.id} ${code}`)), moreSteps,
});

/** The code of the step of a deadline; undefined for other deadlines. */
function stepOf({ kind, subject }: Candidate, ulo: UloState): string | undefined {
  if (kind === 'step-due') return subject.slice('step '.length);
  return kind === 'milestone' ? stepOfMilestone(ulo, subject)?.code : undefined;
}

/** The recipients in rules that can be each role. All other roles can only be owners. */
const recipientsIn: Readonly<Partial<Record<Role, readonly Recipient[]>>> = {
  'programme-manager': ['owner', 'manager'], mentor: ['owner', 'mentor'], commissioner: ['owner', 'commissioner'],
};

/** Finds deadlines in the read models first. The stream of each ULO then gives the roles and people. */
async function needs({ store, model, ulos }: Sources, { scope, within, people, among, isTheirs, part: { skip = 0, most = MOST } = {} }: Asked, now: Instant): Promise<Found> {
  const on = londonDate(now);
  const programmes = listProgrammes(model, 'everything').filter(({ id }) => scope.programme === undefined || id === scope.programme);
  const candidates: Candidate[] = [];
  for (const { id } of programmes) candidates.push(...(await candidatesIn(id)));
  const known = new Map<string, Current | undefined>();
  const items: Need[] = [];
  const steps = new Set<string>();
  const all = candidates.sort((a, b) => (a.dueOn < b.dueOn ? -1 : a.dueOn > b.dueOn ? 1 : 0));
  // Without `isTheirs`, previous pages are skipped without reading their ULOs.
  let before = isTheirs ? skip : 0;
  for (const [looked, candidate] of all.slice(skip - before).entries()) {
    if (items.length === most || looked === MAX_CHECKED + skip) return { on, items, steps, more: true };
    const { ulo, kind, subject, name, dueOn } = candidate;
    if (!known.has(ulo)) known.set(ulo, await currentOf(ulos, ulo));
    const current = known.get(ulo);
    if (!current || (isTheirs && !isTheirs(candidate, current, on))) continue;
    if (before > 0) {
      before -= 1;
      continue;
    }
    const step = stepOf(candidate, current.whole);
    if (step !== undefined) steps.add(`${ulo} ${step}`);
    items.push({ kind, subject, name, dueOn, ulo: { id: ulo, name: current.whole.partnership.name ?? '' }, owners: needOwners(candidate, current, people, on), whatToDo: deadlines[kind].whatToDo, example: current.example });
  }
  return { on, items, steps, more: false };

  async function candidatesIn(programme: string): Promise<Candidate[]> {
    const { programme: { closedOn }, reminderPolicy: { rules, warnings } } = (await programmeOf(store, programme)).programme;
    if (closedOn !== null && closedOn <= on) return [];
    const asked = { programme, ulos: scope.ulo === undefined ? undefined : [scope.ulo], from: addDays(on, -SILENCE), to: addDays(on, AHEAD) };
    return [...model.read((db) => withWarnings(db, { ...asked, to: on }, warnings, deadlinesAhead(db, asked)))].flatMap(([ulo, deadlines]) =>
      deadlines.map((deadline) => ({ ...deadline, ulo, to: deadline.to ?? rules[deadline.dueOn < on ? kindAfterItsDay(deadline.kind) : deadline.kind].to })).filter((one) => isWithin(within, { programme, ulo: one.ulo }) && isOpen(one, on) && (among === undefined || one.to.some((recipient) => among.includes(recipient)))),
    );
  }
}

async function currentOf(ulos: Sources['ulos'], ulo: string): Promise<Current | undefined> {
  const found = await ulos.current(ulo);
  return found && { whole: found.state, example: found.first.metadata.example === true };
}

/** Whether the deadline is still open. An ended agreement stays open until another one follows it. */
const isOpen = ({ until }: Pick<Deadline, 'until'>, on: PlainDate): boolean => until === null || until > on;

import { recentHours } from '#development';
import { compareText, daysBetween, type PlainDate } from '#kernel';
import type { DatedUlo } from '../dated/dated.facts.js';
import { hasBegunBy, isOverBy } from '../dated/on-day.js';

/** A ULO that the mentor supports. */
export interface MentoredUlo {
  id: string;
  name: string;
  area: string;
  example: boolean;
  lastSessionOn: PlainDate | null;
  daysSinceLastSession: number | null;
  hoursIn90Days: number;
  openActions: number;
  overdueActions: number;
}

export interface OpenMentorAction {
  id: string;
  action: string;
  ulo: { id: string; name: string };
  agreedOn: PlainDate;
  dueOn: PlainDate | null;
  overdue: boolean;
}

/** The home page of a mentor on a day. */
export interface MentorHomeView {
  on: PlainDate;
  /** Most urgent first: overdue actions, then the longest time without a session. Developments that have ended are left out. */
  ulos: MentoredUlo[];
  /** Earliest due day first; actions without a due day come last. */
  actions: OpenMentorAction[];
  /** Hours in the last 90 days for all ULOs together. */
  hoursIn90Days: number;
}

/** More days than since any session: a ULO without sessions comes first. */
const NEVER = 100_000;

export function mentorHomeView(ulos: readonly DatedUlo[], on: PlainDate): MentorHomeView {
  const current = ulos.filter((ulo) => hasBegunBy(ulo, on) && !isOverBy(ulo, on));
  const mentored = current.map((ulo) => mentoredUlo(ulo, on)).sort(mostUrgentFirst);
  return {
    on,
    ulos: mentored,
    actions: current.flatMap((ulo) => openActions(ulo, on)).sort((a, b) => compareText(a.dueOn ?? '9999', b.dueOn ?? '9999') || compareText(a.agreedOn, b.agreedOn)),
    hoursIn90Days: mentored.reduce((sum, { hoursIn90Days }) => sum + hoursIn90Days, 0),
  };
}

function mentoredUlo(ulo: DatedUlo, on: PlainDate): MentoredUlo {
  const last = ulo.sessions.findLast((session) => session.on <= on)?.on ?? null;
  const actions = openActions(ulo, on);
  return {
    id: ulo.id, name: ulo.name, area: ulo.area, example: ulo.example, lastSessionOn: last,
    daysSinceLastSession: last === null ? null : daysBetween(last, on),
    hoursIn90Days: recentHours(ulo.sessions, on),
    openActions: actions.length, overdueActions: actions.filter(({ overdue }) => overdue).length,
  };
}

const openActions = ({ id, name, actions }: DatedUlo, on: PlainDate): OpenMentorAction[] =>
  actions
    .filter(({ agreedOn, closedOn }) => agreedOn <= on && (closedOn === null || closedOn > on))
    .map(({ id: action, action: text, agreedOn, dueOn }) => ({ id: action, action: text, ulo: { id, name }, agreedOn, dueOn, overdue: dueOn !== null && dueOn < on }));

const mostUrgentFirst = (a: MentoredUlo, b: MentoredUlo): number =>
  b.overdueActions - a.overdueActions || (b.daysSinceLastSession ?? NEVER) - (a.daysSinceLastSession ?? NEVER) || compareText(a.name, b.name);


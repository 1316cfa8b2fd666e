import { londonDate, type PlainDate } from '#kernel';
import { isCorrection, type DueDay, type ManagedCommand, type ManagedEvent, type ProcessManager } from '#workflow';
import { isSameAction, type Action } from '../actions/state.js';
import type { ActionKind, ActionOutcome } from '../actions/codes.js';
import { UloFacts, type KnownUlo } from './ulo-facts.js';

/** An action that is called for, for as long as it is. */
export type WantedAction = Pick<Action, 'kind' | 'owner' | 'dueOn' | 'subject'> & {
  about?: string;
  /** The id of the event that calls for it, or the day that does. */
  because: { event: string } | { day: PlainDate };
};

export interface ActionsManager {
  name: string;
  version: number;
  title: string;
  /** Types of events beside those of actions. */
  handles: readonly string[];
  /** Of the actions that it raises. */
  kinds: readonly ActionKind[];
  /** True of what nobody needs any more once the development has ended. */
  endsWithDevelopment?: true;
  /** A pure function of the facts, of any order and number: what is not called for any more is closed. */
  wanted: (known: KnownUlo) => readonly WantedAction[];
}

type Due = Extract<WantedAction['because'], { day: PlainDate }>;
interface State {
  facts: UloFacts;
  /** By stream: what days call for and nobody has raised yet. Not of ULOs with example data. */
  due: Map<string, (WantedAction & { because: Due })[]>;
  /** Streams for which that is not worked out yet. */
  touched: Set<string>;
  examples: Set<string>;
}

/** Events that say which ULOs nothing is asked of any more. */
const ENDS = ['UloDevelopmentStarted', 'DevelopmentEnded', 'ProgrammeClosed'];

/**
 * A process manager that raises actions and closes them again. It raises none in a closed programme and after the end of a
 * development.
 */
export function actionsManager(manager: ActionsManager): ProcessManager<State> {
  const { name, version, title, handles } = manager;
  return {
    name, version, title,
    handles: [...handles, ...ENDS, 'ActionRaised', 'ActionClosed'],
    initial: () => ({ facts: new UloFacts(), due: new Map(), touched: new Set(), examples: new Set() }),
    evolve(state, event) {
      state.facts.add(event);
      if (event.example) state.examples.add(event.stream);
      for (const stream of concerned(state, event)) state.touched.add(stream);
      return state;
    },
    commandsOn: (state, event) => concerned(state, event).flatMap((stream) => commandsFor(manager, stream, state.facts.of(stream), event)),
    *dueDays(state, today) {
      for (const stream of state.touched) {
        state.touched.delete(stream);
        const due = state.examples.has(stream) ? [] : calledForByDays(state.facts.of(stream), manager);
        if (due.length > 0) state.due.set(stream, due);
        else state.due.delete(stream);
        yield null;
      }
      for (const [stream, all] of state.due)
        for (const one of all) if (one.because.day <= today) yield dueDay(stream, one);
    },
  };
}

const concerned = ({ facts }: State, { stream }: ManagedEvent): string[] => (stream.startsWith('programme-') ? facts.membersOf(stream) : [stream]);

function commandsFor(manager: ActionsManager, to: string, known: KnownUlo, event: ManagedEvent): ManagedCommand[] {
  const open = known.ulo.actions.actions.filter(({ kind, closedOn }) => manager.kinds.includes(kind) && closedOn === null);
  const asked = manager.wanted(known);
  const isAsked = (action: Action): boolean => asked.some((one) => isSameAction(one, action));
  const day = londonDate(event.recordedAt);
  return [
    ...(isRaisedIn(known) ? asked : []).filter((one) => isCalledForBy(event, one, open) && !isRaised(one, known)).map((one) => raising(to, one, day)),
    ...open.filter((action) => !isAsked(action) || !isKeptIn(known, manager)).map((action) => closing(to, action, day, isCorrection(event) || isAsked(action) ? 'not-needed' : 'done')),
  ];
}

const isRaisedIn = ({ programmeClosed, ulo }: KnownUlo): boolean => !programmeClosed && ulo.course.ended === null;
const isKeptIn = ({ programmeClosed, ulo }: KnownUlo, { endsWithDevelopment }: ActionsManager): boolean => !programmeClosed && (endsWithDevelopment !== true || ulo.course.ended === null);

const calledForByDays = (known: KnownUlo, { wanted }: ActionsManager): (WantedAction & { because: Due })[] =>
  (isRaisedIn(known) ? wanted(known) : []).filter((one): one is WantedAction & { because: Due } => 'day' in one.because && !isRaised(one, known));

const dueDay = (stream: string, one: WantedAction & { because: Due }): DueDay => ({
  key: `${stream} ${one.kind} ${one.subject}`, day: one.because.day, commands: [raising(stream, one, one.because.day)],
});

const isRaised = (one: WantedAction, { ulo }: KnownUlo): boolean => ulo.actions.actions.some((action) => isSameAction(action, one));

/** A correction moves an action that is open; it raises none for a cause that was over. */
function isCalledForBy(event: ManagedEvent, { because, kind, subject }: WantedAction, open: readonly Action[]): boolean {
  if (!('event' in because)) return false;
  if (!isCorrection(event)) return because.event === event.id;
  return because.event === event.data.ofEvent && open.some((action) => action.kind === kind && action.subject === subject);
}

const raising = (to: string, { kind, owner, dueOn, subject, about }: WantedAction, occurredOn: PlainDate): ManagedCommand => ({
  to, name: 'raise-action', about: `${kind} ${subject} ${dueOn}`, body: { occurredOn, kind, owner, dueOn, subject, ...(about !== undefined && { about: shortened(about) }) },
});

/** Letters that `raise-action` takes for what it is about. */
const MOST = 200;
/** A name can be as long as the text that holds it: a bid is called by its funder and its purpose. */
const shortened = (about: string): string => (about.length <= MOST ? about : `${about.slice(0, MOST - 1).replace(/\p{Cs}$/u, '')}…`);

const closing = (to: string, { id }: Action, occurredOn: PlainDate, outcome: ActionOutcome): ManagedCommand => ({
  to, name: 'close-action', about: id, body: { occurredOn, action: id, outcome },
});

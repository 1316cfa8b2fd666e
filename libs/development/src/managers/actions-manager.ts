import { londonDate, type PlainDate } from '#kernel';
import { isCorrection, type DueDay, type ManagedCommand, type ManagedEvent, type ProcessManager } from '#workflow';
import { isSameAction, type Action } from '../actions/state.js';
import type { ActionKind, ActionOutcome } from '../actions/codes.js';
import { UloFacts, type KnownUlo } from './ulo-facts.js';

/** An action that the current facts call for. */
export type WantedAction = Pick<Action, 'kind' | 'owner' | 'dueOn' | 'subject'> & {
  about?: string;
  /** The id of the event that calls for the action, or the day from which it is called for. */
  because: { event: string } | { day: PlainDate };
};

export interface ActionsManager {
  name: string;
  version: number;
  title: string;
  /** The event types that the manager handles, in addition to those of actions. */
  handles: readonly string[];
  /** The kinds of actions that it raises. */
  kinds: readonly ActionKind[];
  /** True when the end of the development closes its actions. */
  endsWithDevelopment?: true;
  /** A pure function of the facts, so the order of events does not matter. Open actions that it does not return are closed. */
  wanted: (known: KnownUlo) => readonly WantedAction[];
}

type Due = Extract<WantedAction['because'], { day: PlainDate }>;
interface State {
  facts: UloFacts;
  /** By stream: actions that a day calls for and that were not raised yet. ULOs with example data are left out. */
  due: Map<string, (WantedAction & { because: Due })[]>;
  /** Streams for which `due` is out of date. */
  outdated: Set<string>;
  examples: Set<string>;
}

/** Events after which a ULO may need no more actions. */
const ENDING_EVENTS = ['UloDevelopmentStarted', 'DevelopmentEnded', 'ProgrammeClosed'];

/**
 * A process manager that raises actions and closes them again. It raises none in a closed programme and after the end of a
 * development.
 */
export function actionsManager(manager: ActionsManager): ProcessManager<State> {
  const { name, version, title, handles } = manager;
  return {
    name, version, title,
    handles: [...handles, ...ENDING_EVENTS, 'ActionRaised', 'ActionClosed'],
    initial: () => ({ facts: new UloFacts(), due: new Map(), outdated: new Set(), examples: new Set() }),
    evolve(state, event) {
      state.facts.add(event);
      if (event.example) state.examples.add(event.stream);
      for (const stream of affectedStreams(state, event)) state.outdated.add(stream);
      return state;
    },
    commandsOn: (state, event) => affectedStreams(state, event).flatMap((stream) => commandsFor(manager, stream, state.facts.of(stream), event)),
    *dueDays(state, today) {
      for (const stream of state.outdated) {
        state.outdated.delete(stream);
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

const affectedStreams = ({ facts }: State, { stream }: ManagedEvent): string[] => (stream.startsWith('programme-') ? facts.membersOf(stream) : [stream]);

function commandsFor(manager: ActionsManager, to: string, known: KnownUlo, event: ManagedEvent): ManagedCommand[] {
  const open = known.ulo.actions.actions.filter(({ kind, closedOn }) => manager.kinds.includes(kind) && closedOn === null);
  const asked = manager.wanted(known);
  const isAsked = (action: Action): boolean => asked.some((one) => isSameAction(one, action));
  const day = londonDate(event.recordedAt);
  return [
    ...(canRaiseIn(known) ? asked : []).filter((one) => isCalledForBy(event, one, open) && !isRaised(one, known)).map((one) => raiseCommand(to, one, day)),
    ...open.filter((action) => !isAsked(action) || !canStayOpenIn(known, manager)).map((action) => closeCommand(to, action, day, isCorrection(event) || isAsked(action) ? 'not-needed' : 'done')),
  ];
}

const canRaiseIn = ({ programmeClosed, ulo }: KnownUlo): boolean => !programmeClosed && ulo.course.ended === null;
const canStayOpenIn = ({ programmeClosed, ulo }: KnownUlo, { endsWithDevelopment }: ActionsManager): boolean => !programmeClosed && (endsWithDevelopment !== true || ulo.course.ended === null);

const calledForByDays = (known: KnownUlo, { wanted }: ActionsManager): (WantedAction & { because: Due })[] =>
  (canRaiseIn(known) ? wanted(known) : []).filter((one): one is WantedAction & { because: Due } => 'day' in one.because && !isRaised(one, known));

const dueDay = (stream: string, one: WantedAction & { because: Due }): DueDay => ({
  key: `${stream} ${one.kind} ${one.subject}`, day: one.because.day, commands: [raiseCommand(stream, one, one.because.day)],
});

const isRaised = (one: WantedAction, { ulo }: KnownUlo): boolean => ulo.actions.actions.some((action) => isSameAction(action, one));

/** A correction can only replace an open action. It raises none for a cause whose action was closed. */
function isCalledForBy(event: ManagedEvent, { because, kind, subject }: WantedAction, open: readonly Action[]): boolean {
  if (!('event' in because)) return false;
  if (!isCorrection(event)) return because.event === event.id;
  return because.event === event.data.ofEvent && open.some((action) => action.kind === kind && action.subject === subject);
}

const raiseCommand = (to: string, { kind, owner, dueOn, subject, about }: WantedAction, occurredOn: PlainDate): ManagedCommand => ({
  to, name: 'raise-action', about: `${kind} ${subject} ${dueOn}`, body: { occurredOn, kind, owner, dueOn, subject, ...(about !== undefined && { about: shortened(about) }) },
});

/** The maximum length, in characters, of `about` in `raise-action`. */
const MAX_ABOUT_LENGTH = 200;
/** Names can be longer: the name of a bid contains its funder and its purpose. */
const shortened = (about: string): string =>
  about.length <= MAX_ABOUT_LENGTH ? about : `${about.slice(0, MAX_ABOUT_LENGTH - 1).replace(/\p{Cs}$/u, '')}…`;

const closeCommand = (to: string, { id }: Action, occurredOn: PlainDate, outcome: ActionOutcome): ManagedCommand => ({
  to, name: 'close-action', about: id, body: { occurredOn, action: id, outcome },
});

import { londonDate, type PlainDate } from '#kernel';
import { isCorrection, type DueDay, type ManagedCommand, type ManagedEvent, type ProcessManager } from '#workflow';
import { isSameAction, type Action } from '../actions/state.js';
import type { ActionKind } from '../actions/codes.js';
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

/** A process manager that raises actions and closes them again. */
export function actionsManager({ name, version, title, handles, kinds, wanted }: ActionsManager): ProcessManager<State> {
  const isMine = ({ kind }: Pick<Action, 'kind'>): boolean => kinds.includes(kind);
  return {
    name, version, title,
    handles: [...handles, 'ActionRaised', 'ActionClosed'],
    initial: () => ({ facts: new UloFacts(), due: new Map(), touched: new Set(), examples: new Set() }),
    evolve(state, event) {
      state.facts.add(event);
      if (event.example) state.examples.add(event.stream);
      state.touched.add(event.stream);
      return state;
    },
    commandsOn({ facts }, event) {
      const known = facts.of(event.stream);
      const asked = wanted(known);
      const open = known.ulo.actions.actions.filter((action) => isMine(action) && action.closedOn === null);
      const day = londonDate(event.recordedAt);
      return [
        ...asked.filter((one) => isCalledForBy(event, one, open) && !isRaised(one, known)).map((one) => raising(event.stream, one, day)),
        ...open.filter((action) => !asked.some((one) => isSameAction(one, action))).map((action) => closing(event, action, day)),
      ];
    },
    *dueDays(state, today) {
      for (const stream of state.touched) {
        state.touched.delete(stream);
        const due = state.examples.has(stream) ? [] : calledForByDays(state.facts.of(stream), wanted);
        if (due.length > 0) state.due.set(stream, due);
        else state.due.delete(stream);
        yield null;
      }
      for (const [stream, all] of state.due)
        for (const one of all) if (one.because.day <= today) yield dueDay(stream, one);
    },
  };
}

const calledForByDays = (known: KnownUlo, wanted: ActionsManager['wanted']): (WantedAction & { because: Due })[] =>
  wanted(known).filter((one): one is WantedAction & { because: Due } => 'day' in one.because && !isRaised(one, known));

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
  to, name: 'raise-action', about: `${kind} ${subject} ${dueOn}`, body: { occurredOn, kind, owner, dueOn, subject, ...(about !== undefined && { about }) },
});

const closing = (event: ManagedEvent, { id }: Action, occurredOn: PlainDate): ManagedCommand => ({
  to: event.stream, name: 'close-action', about: id, body: { occurredOn, action: id, outcome: isCorrection(event) ? 'not-needed' : 'done' },
});

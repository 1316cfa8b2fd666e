import { addDays, daysBetween, isOpenOn, whyOn, type PlainDate, type ActorRole } from '#kernel';
import { acknowledgementOf, uloWarnings, type UloState } from '#development';
import { warningsOf, type Warning } from '#history';
import { warningOwner } from '../warnings/warning-owner.js';
import { coded, type Coded, type Dated } from './shapes.js';

/** One stretch of days of one warning: open from `opens` up to, but not including, `clears`. */
export interface WarningView {
  code: string;
  title: string;
  severity: 'red' | 'amber';
  source: string;
  /** Why it matters: what the source says, in our words. */
  matters: string;
  /** Names of the commands that clear it, the usual one first. */
  clearedBy: string[];
  /** Who sees to it, and is told when it opens. */
  owner: Coded;
  opens: PlainDate;
  /** Null while no end is known. */
  clears: PlainDate | null;
  /** On the day of the view; of a cleared one on its last day, of a coming one on its first. */
  why: string;
  /** On the day of the view. */
  status: 'open' | 'cleared' | 'coming';
  /** Days it was, or has been, open by the day of the view. */
  daysOpen: number;
  /** The last answer that was given to it while it was open. */
  acknowledged: { id: string; on: PlainDate; answer: string; by: ActorRole } | null;
}

export interface WarningsView {
  /** Open on the day of the view: red first, then the longest open first. */
  open: WarningView[];
  /** Every stretch, earliest first, future ones included. */
  all: WarningView[];
  /** What was answered, oldest first. */
  answers: (Dated & { warning: Coded; answer: string; by: ActorRole })[];
}

export function warningsView(state: UloState, day: PlainDate): WarningsView {
  const all = warningsOf(uloWarnings, state).map((w) => warningView(state, w, day));
  const open = all
    .filter((w) => w.status === 'open')
    .sort((a, b) => rank(a) - rank(b) || (a.opens < b.opens ? -1 : a.opens > b.opens ? 1 : 0));
  return { open, all, answers: state.compliance.acknowledgements.map(({ id, on, code, answer, by }) => ({ id, on, warning: coded(titles, code), answer, by })) };
}

const titles = Object.fromEntries(uloWarnings.map(({ code, title }) => [code, title]));

const rank = ({ severity }: WarningView): number => (severity === 'red' ? 0 : 1);

function warningView({ compliance }: UloState, w: Warning, day: PlainDate): WarningView {
  const status = isOpenOn(w, day) ? 'open' : w.opens > day ? 'coming' : 'cleared';
  const until = status === 'open' ? day : status === 'cleared' ? (w.clears ?? day) : w.opens;
  const answer = acknowledgementOf(compliance, w, day);
  return {
    code: w.code,
    title: w.title,
    severity: w.severity,
    source: w.source,
    matters: w.matters,
    clearedBy: [...w.clearedBy],
    owner: warningOwner(w.owner),
    opens: w.opens,
    clears: w.clears,
    why: whyOn(w, status === 'cleared' ? addDays(until, -1) : until),
    status,
    daysOpen: daysBetween(w.opens, until),
    acknowledged: answer ? { id: answer.id, on: answer.on, answer: answer.answer, by: answer.by } : null,
  };
}

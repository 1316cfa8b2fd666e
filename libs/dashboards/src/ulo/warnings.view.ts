import { daysBetween, isOpenOn, type PlainDate, type ActorRole } from '#kernel';
import { acknowledgementOf, uloWarnings, type UloState } from '#development';
import { warningsOf, type Warning } from '#history';

/** One stretch of days of one warning: open from `opens` up to, but not including, `clears`. */
export interface WarningView {
  code: string;
  title: string;
  severity: 'red' | 'amber';
  source: string;
  opens: PlainDate;
  /** Null while no end is known. */
  clears: PlainDate | null;
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
}

export function warningsView(state: UloState, day: PlainDate): WarningsView {
  const all = warningsOf(uloWarnings, state).map((w) => warningView(state, w, day));
  const open = all
    .filter((w) => w.status === 'open')
    .sort((a, b) => rank(a) - rank(b) || (a.opens < b.opens ? -1 : a.opens > b.opens ? 1 : 0));
  return { open, all };
}

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
    opens: w.opens,
    clears: w.clears,
    why: w.why,
    status,
    daysOpen: daysBetween(w.opens, until),
    acknowledged: answer ? { id: answer.id, on: answer.on, answer: answer.answer, by: answer.by } : null,
  };
}

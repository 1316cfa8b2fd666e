import type { PlainDate, WarningInterval, WarningRule } from '#kernel';
import type { UloState } from '../ulo.state.js';
import { noMentoringForSixWeeks } from '../warnings/no-mentoring-for-six-weeks.js';
import { uloWarnings } from '../warnings/index.js';
import type { DeadlineOfKind, KindOfDeadline } from './kind-of-deadline.js';

/** The day on which a warning opens. Each programme chooses which warnings it reports: see `warningsOpening`. */
export const warningOpens: KindOfDeadline = {
  label: 'Warning opened',
  staysOverdue: false,
  isNews: true,
  haveOwners: true,
  whatToDo: 'Read why it matters and record what clears it, or answer it.',
  tab: 'warnings',
  defaultRule: { before: [{ days: 0 }], to: ['owner'] },
  deadlines: () => [],
};

/** Without the warning of a silent mentor: it has its own kind of deadline, and would be reported twice. */
const emailed = uloWarnings.filter(({ code }) => code !== noMentoringForSixWeeks.code);
/** The warnings that a programme can choose, with their titles. */
export const emailedWarnings: Readonly<Record<string, string>> = Object.fromEntries(emailed.map(({ code, title }) => [code, title]));

const byCode = new Map(emailed.map((rule) => [rule.code, rule]));

/** One opening of a warning. The code of the warning is the subject, so an opening that moves by a day is the same deadline. */
export function warningDeadline(code: string, { opens, clears, why }: WarningInterval): DeadlineOfKind & { kind: 'warning' } {
  const { title, owner } = byCode.get(code) as Pick<WarningRule<UloState>, 'title' | 'owner'>;
  return { kind: 'warning', subject: code, name: `${title}. ${why}`, dueOn: opens, from: opens, until: clears, to: ['owner'], ...(owner !== 'owner' && { owner }) };
}

/** Every opening of these warnings. One that opens during a pause counts from the end of the pause if it is still open. */
export const warningsOpening = (ulo: UloState, codes: ReadonlySet<string>): (DeadlineOfKind & { kind: 'warning' })[] =>
  emailed.filter(({ code }) => codes.has(code)).flatMap((rule) =>
    rule.intervals(ulo).map((interval) => ({ ...interval, opens: afterPause(interval.opens, ulo) })).flatMap(({ opens, clears, why }) =>
      opens === null || (clears !== null && clears <= opens) ? [] : [warningDeadline(rule.code, { opens, clears, why })]));

/** The day, or the end of the pause that contains it; null when that pause has no end. */
function afterPause(day: PlainDate, { course: { pauses } }: UloState): PlainDate | null {
  const pause = pauses.find(({ from, to }) => from <= day && (to === null || day < to));
  return pause ? pause.to : day;
}

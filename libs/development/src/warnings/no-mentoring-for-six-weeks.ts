import { addDays, maxDate, minDate, type PlainDate, type WarningInterval, type WarningRule } from '#kernel';
import { lastDayOf, type MentoringAgreement } from '../mentoring/state.js';
import type { UloState } from '../ulo.state.js';

/** The warning opens on the 43rd day without a session, not after exactly 42 days. */
const silentDays = 43;

export const noMentoringForSixWeeks: WarningRule<UloState> = {
  code: 'no-mentoring-for-six-weeks',
  version: 2,
  title: 'No mentoring for six weeks',
  severity: 'amber',
  source: 'Planning default: SCIE guide 36 calls the mentor’s experience, advice and support vital and gives no interval.',
  matters: 'The experience, knowledge, advice and support of the mentor carry a new organisation over its first years.',
  clearedBy: ['log-mentoring-session', 'end-mentoring'],
  owner: 'mentor',
  intervals: ({ mentoring }) =>
    periodsOf(mentoring.agreements).flatMap(({ startsOn, last, covered }) => {
      const days = [...new Set(mentoring.sessions.map((s) => s.on))].filter((on) => startsOn <= on && on <= last);
      const marks = [startsOn, ...days];
      return marks.flatMap((mark, i) => {
        const silentOn = addDays(mark, silentDays);
        const next = days[i];
        // Skip the loop over covers for most sessions: the next one follows in time.
        if (next !== undefined && next <= silentOn) return [];
        return covered.flatMap(({ from, over }): WarningInterval[] => {
          const opens = maxDate(silentOn, from);
          const clears = minDate(next ?? over, over);
          if (opens >= maxDate(clears, mark)) return [];
          return [{ opens, clears, why: i === 0 ? `No session since mentoring began on ${mark}.` : `The last session was on ${mark}.` }];
        });
      });
    }),
};

interface Period {
  startsOn: PlainDate;
  /** The last day (inclusive). */
  last: PlainDate;
  covered: Cover[];
}

/** Days on which a known agreement was in force. A mentor cannot be silent before it was made. `over` is exclusive. */
interface Cover {
  from: PlainDate;
  over: PlainDate;
}

/**
 * Agreements without a day between them are one period, so a renewal does not interrupt a silence. They are sorted by the day on
 * which they took effect, so that an agreement that is recorded later does not change earlier days.
 */
function periodsOf(agreements: readonly MentoringAgreement[]): Period[] {
  const periods: Period[] = [];
  const inEffect = agreements.map((agreement) => ({ agreement, cover: coverOf(agreement) })).filter(({ cover }) => cover.from < cover.over);
  for (const { agreement, cover } of inEffect.sort((a, b) => (a.cover.from < b.cover.from ? -1 : a.cover.from > b.cover.from ? 1 : 0))) {
    const last = lastDayOf(agreement);
    const before = periods.at(-1);
    const latest = before?.covered.at(-1);
    if (!before || !latest || agreement.startsOn > addDays(before.last, 1)) periods.push({ startsOn: agreement.startsOn, last, covered: [cover] });
    else {
      before.last = maxDate(before.last, last);
      if (cover.from <= latest.over) latest.over = maxDate(latest.over, cover.over);
      else before.covered.push(cover);
    }
  }
  return periods;
}

/** Excludes the day on which an agreement was ended. One that runs out includes its last day. */
function coverOf(agreement: MentoringAgreement): Cover {
  const last = lastDayOf(agreement);
  return { from: maxDate(agreement.startsOn, agreement.agreedOn), over: agreement.endedOn === last ? last : addDays(last, 1) };
}

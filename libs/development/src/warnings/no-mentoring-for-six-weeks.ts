import { addDays, maxDate, minDate, type WarningInterval, type WarningRule } from '#kernel';
import { lastDayOf } from '../mentoring/mentoring.state.js';
import type { UloState } from '../ulo.state.js';

/** The warning opens on the 43rd day without a session: 42 days exactly open nothing. */
const silentDays = 43;

export const noMentoringForSixWeeks: WarningRule<UloState> = {
  code: 'no-mentoring-for-six-weeks',
  title: 'No mentoring for six weeks',
  severity: 'amber',
  source: 'Planning default: SCIE guide 36 calls the mentor’s experience, advice and support vital and gives no interval.',
  intervals: ({ mentoring }) =>
    mentoring.agreements.flatMap((agreement) => {
      const last = lastDayOf(agreement);
      // An agreement that was ended is silent from that day; one that runs out includes its last day.
      const over = agreement.endedOn === last ? last : addDays(last, 1);
      const sessions = mentoring.sessions.map((s) => s.on).filter((on) => agreement.startsOn <= on && on <= last);
      const marks = [agreement.startsOn, ...sessions];
      return marks.flatMap((mark, i): WarningInterval[] => {
        // Nobody could be silent under an agreement that was not yet made.
        const opens = maxDate(addDays(mark, silentDays), agreement.agreedOn);
        const clears = minDate(sessions[i] ?? over, over);
        if (opens >= maxDate(clears, mark)) return [];
        return [{ opens, clears, why: i === 0 ? `No session since mentoring began on ${mark}.` : `The last session was on ${mark}.` }];
      });
    }),
};

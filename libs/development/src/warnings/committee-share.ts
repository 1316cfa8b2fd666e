import type { WarningInterval, WarningRule } from '#kernel';
import { hasMajority, hasThreeQuarters, isAssessable, neededForThreeQuarters, shareInWords } from '../governance/committee-share.js';
import { committeesCounted, type CountedCommittee } from '../partnership/who-counts.js';
import type { UloState } from '../ulo.state.js';

/** Stretches of days on which the committee, as it was last recorded, fails a test; records in a row are one stretch. */
function failing(committees: readonly CountedCommittee[], fails: (committee: CountedCommittee) => boolean, why: (committee: CountedCommittee) => string): WarningInterval[] {
  const found: WarningInterval[] = [];
  let open: WarningInterval | undefined;
  for (const record of committees) {
    const failed = isAssessable(record) && fails(record);
    if (failed && !open) found.push((open = { opens: record.on, clears: null, why: why(record) }));
    if (!failed && open) {
      open.clears = record.on;
      open = undefined;
    }
  }
  return found;
}

export const committeeBelowThreeQuarters: WarningRule<UloState> = {
  code: 'committee-below-three-quarters',
  version: 1,
  title: 'Committee below three quarters',
  severity: 'amber',
  source: 'Design criteria of 2007, as SCIE At a glance 25 gives them: at least 75 per cent of the management committee are service users.',
  intervals: (whole) =>
    failing(
      committeesCounted(whole),
      (seats) => !hasThreeQuarters(seats, seats.who),
      (seats) => `${shareInWords(seats, seats.who)}; three quarters would be ${neededForThreeQuarters(seats)}.`,
    ),
};

export const committeeHalfOrFewer: WarningRule<UloState> = {
  code: 'committee-half-or-fewer',
  version: 1,
  title: 'Committee half or fewer',
  severity: 'red',
  source: 'SCIE guide 36: as an absolute minimum, over 50 per cent of the management committee are people who use support services.',
  intervals: (whole) =>
    failing(
      committeesCounted(whole),
      (seats) => !hasMajority(seats, seats.who),
      (seats) => `${shareInWords(seats, seats.who)}: not more than half.`,
    ),
};

import type { WarningInterval, WarningRule } from '#kernel';
import { hasMajority, hasThreeQuarters, isAssessable, neededForThreeQuarters, shareInWords, type Seats } from '../governance/committee-share.js';
import type { CommitteeRecord } from '../governance/state.js';
import { whoCounts } from '../partnership/who-counts.js';
import type { UloState } from '../ulo.state.js';

/** Stretches of days on which the committee, as it was last recorded, fails a test; records in a row are one stretch. */
function failing(committee: readonly CommitteeRecord[], fails: (seats: Seats) => boolean, why: (seats: Seats) => string): WarningInterval[] {
  const found: WarningInterval[] = [];
  let open: WarningInterval | undefined;
  for (const record of committee) {
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
      whole.governance.committee,
      (seats) => !hasThreeQuarters(seats, whoCounts(whole.partnership)),
      (seats) => `${shareInWords(seats, whoCounts(whole.partnership))}; three quarters would be ${neededForThreeQuarters(seats)}.`,
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
      whole.governance.committee,
      (seats) => !hasMajority(seats, whoCounts(whole.partnership)),
      (seats) => `${shareInWords(seats, whoCounts(whole.partnership))}: not more than half.`,
    ),
};

import type { WarningInterval, WarningRule } from '#kernel';
import { hasMajority, isAssessable, shareInWords, shareOf, votingMembers } from '../governance/committee-share.js';
import { committeesCounted, type CountedCommittee } from '../partnership/who-counts.js';
import { judgeCommittee, neededBy } from '../rule-sets/judge.js';
import { carerLed } from '../rule-sets/data/committee.js';
import { meets, type Fraction } from '../rule-sets/rule-set.js';
import type { UloState } from '../ulo.state.js';
import { changeReason } from './intervals.js';

/**
 * Intervals in which the last recorded committee fails a test. Consecutive failing records are one interval. A committee without
 * voting members can neither meet nor fail a test: it neither opens nor clears a warning.
 */
function failingIntervals(committees: readonly CountedCommittee[], fails: (committee: CountedCommittee) => boolean, why: (committee: CountedCommittee) => string): WarningInterval[] {
  const found: WarningInterval[] = [];
  let open: WarningInterval | undefined;
  for (const record of committees) {
    if (!isAssessable(record)) continue;
    const failed = fails(record);
    if (failed && !open) found.push((open = { opens: record.on, clears: null, why: why(record) }));
    else if (failed && open) changeReason(open, record.on, why(record));
    if (!failed && open) {
      open.clears = record.on;
      open = undefined;
    }
  }
  return found;
}

function meetsItsRules(committee: CountedCommittee): boolean {
  const { count, of } = shareOf(committee, committee.who);
  return judgeCommittee(committee.ruleSet, { counted: count, of }).met === true;
}

/** Whether most voting members are carers. */
export const isCarerLed = (seats: Pick<CountedCommittee, 'users' | 'carers' | 'others' | 'unknown'>): boolean => meets(carerLed.parameters.carersShare, seats.carers, votingMembers(seats));

const requiredInWords = ({ num, den, cmp }: Fraction): string => (num === 3 && den === 4 ? 'three quarters' : cmp === '>' ? 'a majority' : `${num} of ${den}`);

export const committeeBelowThreeQuarters: WarningRule<UloState> = {
  code: 'committee-below-three-quarters',
  version: 3,
  title: 'Committee below the share that its rules ask for',
  severity: 'amber',
  source: 'The rule set in force. Without another: the design criteria of 2007, as SCIE At a glance 25 gives them: at least 75 per cent of the management committee are service users.',
  matters: 'An organisation is run and controlled by the people who use services; the share of seats is how that is measured.',
  clearedBy: ['elect-committee', 'declare-committee-composition'],
  owner: 'owner',
  intervals: (whole) =>
    failingIntervals(
      committeesCounted(whole),
      // The warning `committee-half-or-fewer` covers half or fewer.
      (seats) => hasMajority(seats, seats.who) && !meetsItsRules(seats),
      (seats) => `${shareInWords(seats, seats.who)}; ${requiredInWords(seats.ruleSet.parameters.boardShare)} would be ${neededBy(seats.ruleSet.parameters, votingMembers(seats))}.`,
    ),
};

export const committeeHalfOrFewer: WarningRule<UloState> = {
  code: 'committee-half-or-fewer',
  version: 3,
  title: 'Half or less of the committee use services',
  severity: 'red',
  source: 'SCIE guide 36: as an absolute minimum, over 50 per cent of the management committee are people who use support services.',
  matters: 'With half of the seats or fewer in the hands of those who use services the organisation is not user-led.',
  clearedBy: ['elect-committee', 'declare-committee-composition'],
  owner: 'programme-manager',
  intervals: (whole) =>
    failingIntervals(
      committeesCounted(whole),
      (seats) => !hasMajority(seats, seats.who),
      (seats) => `${shareInWords(seats, seats.who)}: not more than half.${isCarerLed(seats) ? ' Carers are the majority.' : ''}`,
    ),
};

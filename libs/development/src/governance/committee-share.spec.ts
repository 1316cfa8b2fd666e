import { judgeCommittee, neededBy, ruleSetByCode } from '../rule-sets/index.js';
import { countingMembers, hasMajority, isAssessable, shareInWords, votingMembers, type Counting, type Seats } from './committee-share.js';

const dh = ruleSetByCode('committee', 'dh-2007');
const hasThreeQuarters = (seats: Seats, who: Counting = ['users']): boolean =>
  judgeCommittee(dh, { counted: countingMembers(seats, who), of: votingMembers(seats) }).met === true;
const neededForThreeQuarters = (seats: Seats): number => neededBy(dh.parameters, votingMembers(seats));

describe('the share of people who use services on the committee', () => {
  it.each([
    [{ users: 5, carers: 1, others: 2 }, false, true],
    [{ users: 6, carers: 1, others: 1 }, true, true],
    [{ users: 5, carers: 0, others: 2 }, false, true],
    [{ users: 4, carers: 2, others: 2 }, false, false],
    [{ users: 9, carers: 0, others: 3 }, true, true],
    [{ users: 0, carers: 0, others: 0 }, false, false],
  ])('%p: three quarters %p, more than half %p', (seats, threeQuarters, majority) => {
    expect(hasThreeQuarters(seats)).toBe(threeQuarters);
    expect(hasMajority(seats)).toBe(majority);
  });

  it('does not assess a committee without voting members', () => {
    expect(isAssessable({ users: 0, carers: 0, others: 0 })).toBe(false);
  });

  it('counts a member of unknown category in the total, but never as a user', () => {
    const seats = { users: 3, carers: 0, others: 0, unknown: 3 };
    expect(votingMembers(seats)).toBe(6);
    expect(hasMajority(seats)).toBe(false);
  });

  it('counts carers only when the rules do', () => {
    const seats = { users: 5, carers: 1, others: 2 };
    expect(hasThreeQuarters(seats, ['users', 'carers'])).toBe(true);
    expect(shareInWords(seats, ['users', 'carers'])).toBe('6 of 8 voting members are people who use services or carers');
  });

  it('computes how many members make three quarters', () => {
    expect(neededForThreeQuarters({ users: 5, carers: 0, others: 2 })).toBe(6);
    expect(neededForThreeQuarters({ users: 5, carers: 1, others: 2 })).toBe(6);
  });
});

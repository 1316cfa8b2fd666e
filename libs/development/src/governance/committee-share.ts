/**
 * The number of voting members of a management committee by category; members are never named. A member whose category is
 * unknown has a vote and counts in the total, but never as a person who uses services.
 */
export interface Seats {
  users: number;
  carers: number;
  others: number;
  unknown?: number;
}

/** The categories that a rule set counts as the people whom the organisation represents. */
export type Counting = readonly ('users' | 'carers')[];

/** Milepost's default reading of the design criteria of 2007: only people who use services count. */
export const usersOnly: Counting = ['users'];

export const votingMembers = ({ users, carers, others, unknown = 0 }: Seats): number => users + carers + others + unknown;

/** The number of voting members in the categories that count. */
export const countingMembers = (seats: Seats, who: Counting = usersOnly): number =>
  [...new Set(who)].reduce((sum, category) => sum + seats[category], 0);

/** A committee without voting members has no share, so it cannot be assessed. */
export const isAssessable = (seats: Seats): boolean => votingMembers(seats) > 0;

/** Whether more than half count; exactly half is not enough. Computed in whole numbers. False when not assessable. */
export const hasMajority = (seats: Seats, who: Counting = usersOnly): boolean =>
  isAssessable(seats) && 2 * countingMembers(seats, who) > votingMembers(seats);

/** The voting members in the categories that count, as a share of all. */
export const shareOf = (seats: Seats, who: Counting = usersOnly): { count: number; of: number } => ({ count: countingMembers(seats, who), of: votingMembers(seats) });

/** “5 of 8 people”: a count of people, not a percentage. */
export const shareInWords = (seats: Seats, who: Counting = usersOnly): string =>
  `${countingMembers(seats, who)} of ${votingMembers(seats)} voting members are people who use services${who.includes('carers') ? ' or carers' : ''}`;

/**
 * The voting members of a management committee by category, counted and never named. A member whose category is not known
 * has a vote and so counts in the total, but never as somebody who uses services.
 */
export interface Seats {
  users: number;
  carers: number;
  others: number;
  unknown?: number;
}

/** The categories that a set of rules counts as the people whom the organisation represents. */
export type Counting = readonly ('users' | 'carers')[];

/** The design criteria of 2007 as Milepost reads them unless told otherwise: people who use services and no one else. */
export const usersOnly: Counting = ['users'];

export const votingMembers = ({ users, carers, others, unknown = 0 }: Seats): number => users + carers + others + unknown;

/** How many voting members are of the categories that count. */
export const countingMembers = (seats: Seats, who: Counting = usersOnly): number =>
  [...new Set(who)].reduce((sum, category) => sum + seats[category], 0);

/** A committee without voting members has no share: nothing can be said of it. */
export const isAssessable = (seats: Seats): boolean => votingMembers(seats) > 0;

/** More than half, in whole numbers: exactly half is not enough. False when nothing can be said. */
export const hasMajority = (seats: Seats, who: Counting = usersOnly): boolean =>
  isAssessable(seats) && 2 * countingMembers(seats, who) > votingMembers(seats);

/** Of the voting members, those of the categories that count. */
export const shareOf = (seats: Seats, who: Counting = usersOnly): { count: number; of: number } => ({ count: countingMembers(seats, who), of: votingMembers(seats) });

/** “5 of 8 people”: said in people, not in percentages. */
export const shareInWords = (seats: Seats, who: Counting = usersOnly): string =>
  `${countingMembers(seats, who)} of ${votingMembers(seats)} voting members are people who use services${who.includes('carers') ? ' or carers' : ''}`;

import { counted, listed } from '../words.js';
import { votingMembers, type Seats } from './committee-share.js';

/** “8 voting members: 5 who use services, 1 carer and 2 others”. */
export const seatsInWords = (seats: Seats): string => {
  const parts = [
    `${seats.users} who use services`,
    counted(seats.carers, 'carer'),
    counted(seats.others, 'other'),
    ...(seats.unknown ? [`${seats.unknown} not known`] : []),
  ];
  return `${counted(votingMembers(seats), 'voting member')}: ${listed(parts)}`;
};

import { counted } from '../words.js';

/** “14 people who use services”, also when there are none. */
export const usersInWords = (count: number): string => counted(count, 'person who uses services', 'people who use services');

/** “1 carer”; nothing when there are none. */
export const othersInWords = (count: number, one: string): string[] => (count === 0 ? [] : [counted(count, one)]);

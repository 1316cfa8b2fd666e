import { counted } from '../words.js';

/** “14 people who use services”; for 0 too. */
export const usersInWords = (count: number): string => counted(count, 'person who uses services', 'people who use services');

/** “1 carer”; empty for 0. */
export const othersInWords = (count: number, one: string): string[] => (count === 0 ? [] : [counted(count, one)]);

import { roles, type Role } from '#kernel';
import type { TitlesOf } from '#workflow';
import { conditions, isConditionCode } from '../steps/conditions.js';

/** The titles of roles and of conditions. */
export const templateTitles: TitlesOf = {
  role: (code) => roles[code as Role] ?? code,
  condition: (code) => (isConditionCode(code) ? conditions[code].title : code),
};

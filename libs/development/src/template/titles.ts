import { capital, roles, type Role } from '#kernel';
import type { TitlesOf } from '#workflow';

/** Roles by their titles, conditions by their codes as words. */
export const templateTitles: TitlesOf = {
  role: (code) => roles[code as Role] ?? code,
  condition: (code) => capital(code.replaceAll('-', ' ')),
};

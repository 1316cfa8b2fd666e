/** The roles that decide about the course of a development. */
export const steerers = ['programme-manager', 'commissioner', 'user-member', 'committee'] as const;

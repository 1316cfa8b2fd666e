/** The roles that decide about the course of a development. */
export const courseDeciders = ['programme-manager', 'commissioner', 'user-member', 'committee'] as const;

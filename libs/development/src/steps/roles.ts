/** The roles that work on steps and record their results. */
export const stepWorkers = ['programme-manager', 'commissioner', 'mentor', 'user-member', 'development-worker', 'committee'] as const;

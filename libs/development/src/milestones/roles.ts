/** The roles that plan milestones and record their results. */
export const planners = ['commissioner', 'programme-manager', 'user-member', 'development-worker', 'committee'] as const;

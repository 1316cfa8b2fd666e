/** Who plans milestones and records what became of them. */
export const planners = ['commissioner', 'programme-manager', 'user-member', 'development-worker', 'committee'] as const;

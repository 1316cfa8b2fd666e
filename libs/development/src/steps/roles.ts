/** Who works on steps and says what became of them. */
export const workers = ['programme-manager', 'commissioner', 'mentor', 'user-member', 'development-worker', 'committee'] as const;

/** The roles that record that an organisation joined or left. */
export const partnerSides = ['programme-manager', 'commissioner', 'development-worker', 'committee', 'user-member'] as const;

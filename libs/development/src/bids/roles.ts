/** The roles that submit and withdraw bids. */
export const bidders = ['development-worker', 'committee', 'programme-manager'] as const;

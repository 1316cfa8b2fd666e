/** Who submits bids and withdraws them. */
export const bidders = ['development-worker', 'committee', 'programme-manager'] as const;

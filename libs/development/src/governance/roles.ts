/** Who decides about the organisation: the people themselves. The programme manager only records what they decided. */
export const deciders = ['user-member', 'committee', 'programme-manager'] as const;
/** Who runs the organisation from day to day. */
export const runners = ['committee', 'development-worker', 'programme-manager'] as const;

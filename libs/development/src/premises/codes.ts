export const tenures = { lease: 'Lease', licence: 'Licence', freehold: 'Freehold', shared: 'Shared space' } as const;
export type Tenure = keyof typeof tenures;

/** The roles that look for premises. */
export const premisesSeekers = ['development-worker', 'committee', 'user-member', 'programme-manager'] as const;
/** The roles that record which premises are held. */
export const premisesRecorders = ['committee', 'development-worker', 'programme-manager'] as const;

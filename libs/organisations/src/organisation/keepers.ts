/** The roles that may change the register. They need a grant for everything, because an organisation belongs to no programme. */
export const keepers = ['administrator', 'programme-manager'] as const;
/** The roles that may record facts that give access to all people of an organisation. */
export const joiners = ['administrator'] as const;

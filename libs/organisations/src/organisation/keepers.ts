/** Who keeps the register, each for everything there is: an organisation lies in no programme. */
export const keepers = ['administrator', 'programme-manager'] as const;
/** Who records what gives access to everybody of an organisation. */
export const joiners = ['administrator'] as const;

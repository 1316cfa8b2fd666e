/** The roles that decide about the organisation: its own people. The programme manager only records their decisions. */
export const organisationDeciders = ['user-member', 'committee', 'programme-manager'] as const;
/** The roles that run the organisation from day to day. */
export const organisationManagers = ['committee', 'development-worker', 'programme-manager'] as const;

/** What a development reaches that the people concerned are told. */
export const progressKinds = { 'gate-passed': 'The gate of a phase is passed', established: 'The ULO is declared established' } as const;
export type ProgressKind = keyof typeof progressKinds;

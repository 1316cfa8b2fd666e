/** The kinds of progress that are reported to the people concerned. */
export const progressKinds = { 'gate-passed': 'The gate of a phase is passed', established: 'The ULO is declared established' } as const;
export type ProgressKind = keyof typeof progressKinds;

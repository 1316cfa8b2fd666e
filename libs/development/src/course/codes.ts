/** How a development ended. */
export const outcomes = {
  established: 'The ULO stands on its own feet',
  merged: 'It became part of another organisation',
  stopped: 'It was given up',
} as const;
export type Outcome = keyof typeof outcomes;
